// How an error is passed into and out of the sandbox: its name and message, and the stack where QuickJS has one.

import { PlainRejection } from '../document/host-error';

export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** What was thrown is no Error but the message itself, a plain string. */
  readonly plain?: boolean;
}

export function asData(error: unknown): ErrorData {
  if (error instanceof PlainRejection) return { name: 'Error', message: error.text, plain: true };
  return error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) };
}

export function errorOf(data: ErrorData): Error {
  const error = new Error(data.message);
  error.name = data.name;
  if (data.stack !== undefined && data.stack !== '') error.stack = `${data.name}: ${data.message}\n${data.stack}`;
  return error;
}
