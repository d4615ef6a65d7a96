// Errors on their way through the wall of the sandbox: name and message, and the stack as QuickJS tells it.

export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

export function asData(error: unknown): ErrorData {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
}

export function errorOf(data: ErrorData): Error {
  const error = new Error(data.message);
  error.name = data.name;
  if (data.stack !== undefined && data.stack !== '') error.stack = `${data.name}: ${data.message}\n${data.stack}`;
  return error;
}
