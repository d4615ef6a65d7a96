// Runs a few lines of plugin code in the sandbox, for tests of the stand-in itself.
import { runPlugin } from '../../src/node/run-plugin';
import type { PluginOptions, RunningPlugin } from '../../src/node/run-plugin';

type SnippetOptions = Partial<Omit<PluginOptions, 'code'>>;

/** With everything that a manifest has to have for what the snippets use. */
const MANIFEST = { networkAccess: { allowedDomains: ['none'] }, relaunchButtons: [{ command: 'repaint', name: 'Repaint' }] };

/** Run `body` as an async function; what it returns comes back as JSON, what it throws is in `host.errors`. */
export async function snippet(body: string, options: SnippetOptions = {}): Promise<{ host: RunningPlugin; result: unknown }> {
  const host = await runPlugin({
    command: 'open',
    ...options,
    manifest: { ...MANIFEST, ...options.manifest },
    code: `(async () => {\n${body}\n})().then((value) => console.log('result ' + JSON.stringify(value === undefined ? null : value)));`,
  });
  await host.settle();
  const line = host.logs.find((log) => log.startsWith('log: result '));
  return { host, result: line === undefined ? undefined : (JSON.parse(line.slice('log: result '.length)) as unknown) };
}

/** The result of lines that must run through without an error. */
export async function value(body: string, options?: SnippetOptions): Promise<unknown> {
  const { host, result } = await snippet(body, options);
  if (host.errors.length > 0) throw host.errors[0]!;
  return result;
}

/**
 * The words in which the stand-in refuses the last statement of some plugin code. The lines before it must run through: a
 * test of a rule proves nothing when it fails on the way to it.
 */
export async function refusal(setUp: string, forbidden: string, options?: SnippetOptions): Promise<string> {
  const body = `${setUp}\nlet outcome = 'not refused';\ntry { ${forbidden} } catch (error) { outcome = typeof error === 'string' ? 'plain: ' + error : error.name + ': ' + error.message; }\nreturn outcome;`;
  return String(await value(body, options));
}
