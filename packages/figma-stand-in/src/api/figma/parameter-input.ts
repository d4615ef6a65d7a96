// The stage before a run at which a person fills in the parameters of a plugin's command in Figma's quick actions bar
// (https://developers.figma.com/docs/plugins/plugin-parameters): at every key press the plugin is asked for suggestions.
import { refuse } from '../../document/host-error';
import { text } from '../checks';
import { Listeners } from '../listeners';
import type { Manifest, ManifestParameter } from '../manifest';
import type { PluginRun } from '../plugin-run';
import { Remote, sayWhere } from '../remote';

/** What the person sees below the input: a list to choose from, or an error. */
export type Suggestions =
  | { readonly suggestions: readonly Suggestion[]; readonly loading: readonly string[] }
  | { readonly error: string; readonly loading: readonly string[] };

export interface Suggestion {
  readonly name: string;
  /** The parameter's value if this one is chosen; the name where the plugin gave none. */
  readonly data: unknown;
}

export class ParameterInput {
  readonly listeners = new Listeners<[ParameterInputEvent]>();
  private whenDone: ((parameters: ParameterValues | undefined) => void) | undefined;

  constructor(private readonly run: PluginRun) {}

  /** The person types `query` for the parameter `key`, after those in `parameters`. Resolves once the plugin has answered. */
  async type(key: string, query: string, parameters: ParameterValues = {}): Promise<Suggestions> {
    const parameter =
      parametersOf(this.run.manifest, this.run.command).find((candidate) => candidate.key === key) ??
      refuse(`The manifest has no parameter "${key}" for this command`);
    return new Promise((resolve) => {
      const result = new SuggestionResultsApi(parameter, resolve);
      this.run.later(() => {
        this.listeners.emit({ key, query, parameters, result });
      });
    });
  }

  /** The person has filled in everything: the plugin is told to run. */
  enter(parameters: ParameterValues): void {
    this.whenDone?.(parameters);
    this.whenDone = undefined;
  }

  /** Call back when the parameters are filled in; at once if this run does not begin with filling them in. */
  finished(tell: (parameters: ParameterValues | undefined) => void): void {
    if (this.run.options.entersParameters === true) this.whenDone = tell;
    else tell(this.run.options.parameters);
  }
}

/** The parameters of a command: its menu entry's, or the plugin's own where there is no menu. */
function parametersOf({ parameters, menu }: Manifest, command: string): readonly ManifestParameter[] {
  return menu?.find((entry) => entry.command === command)?.parameters ?? parameters ?? [];
}

const SUGGESTION_MEMBERS = ['setSuggestions', 'setError', 'setLoadingMessage'] as const satisfies readonly (keyof SuggestionResults)[];

class SuggestionResultsApi extends Remote implements SuggestionResults {
  readonly kind = 'SuggestionResults';
  readonly members: readonly string[] = SUGGESTION_MEMBERS;
  private readonly loading: string[] = [];

  constructor(
    private readonly parameter: ManifestParameter,
    private readonly answer: (suggestions: Suggestions) => void,
  ) {
    super();
  }

  label(): string {
    return '[object Object]';
  }

  setSuggestions(suggestions: Parameters<SuggestionResults['setSuggestions']>[0]): void {
    if (!Array.isArray(suggestions)) refuse('Expected an array of suggestions');
    const listed = suggestions.map((item) =>
      typeof item === 'string'
        ? { name: item, data: item }
        : { name: text(item.name, 'name'), data: item.data === undefined ? item.name : (item.data as unknown) },
    );
    this.answer({ suggestions: listed, loading: this.loading });
  }

  setError(message: string): void {
    // "This function is not available on parameters with allowFreeform set" (plugin-api.d.ts:3493).
    if (this.parameter.allowFreeform === true)
      refuse(`The parameter "${this.parameter.key}" takes any text (allowFreeform), so it can have no error`);
    this.answer({ error: text(message, 'message'), loading: this.loading });
  }

  setLoadingMessage(message: string): void {
    this.loading.push(text(message, 'message'));
  }
}
sayWhere(SuggestionResultsApi, SUGGESTION_MEMBERS);

export const PARAMETERS_MEMBERS = ['on', 'once', 'off'] as const satisfies readonly (keyof ParametersAPI)[];

type InputListener = (event: ParameterInputEvent) => void;

/** figma.parameters. */
export class ParametersApi extends Remote implements ParametersAPI {
  readonly kind = 'figma.parameters';
  readonly members: readonly string[] = PARAMETERS_MEMBERS;

  constructor(private readonly input: ParameterInput) {
    super();
  }

  label(): string {
    return '[object Object]';
  }

  on(type: 'input', callback: InputListener): void {
    this.listen(type, callback, false);
  }

  once(type: 'input', callback: InputListener): void {
    this.listen(type, callback, true);
  }

  off(type: 'input', callback: InputListener): void {
    if ((type as string) === 'input') this.input.listeners.delete(callback);
  }

  private listen(type: string, callback: InputListener, once: boolean): void {
    if (type !== 'input') refuse(`"${type}" is not a valid event of figma.parameters`);
    this.input.listeners.add(callback, once);
  }
}
sayWhere(ParametersApi, PARAMETERS_MEMBERS);
