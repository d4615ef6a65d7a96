// The parts of a plugin's manifest that the stand-in acts upon.

export interface Manifest {
  readonly name: string;
  readonly id: string;
  /** `dynamic-page`, or absent in a plugin from before 2024: Figma then loads the whole file first and lets the synchronous calls work. */
  readonly documentAccess?: string;
  readonly permissions?: readonly string[];
  /** One document, to be had as `__html__`, or several by name, as `__uiFiles__`. */
  readonly ui?: string | Readonly<Record<string, string>>;
  readonly networkAccess?: {
    readonly allowedDomains: readonly string[];
    readonly devAllowedDomains?: readonly string[];
    readonly reasoning?: string;
  };
  readonly relaunchButtons?: readonly { readonly command: string; readonly name: string; readonly multipleSelection?: boolean }[];
  readonly menu?: readonly {
    readonly name?: string;
    readonly command?: string;
    readonly parameters?: readonly ManifestParameter[];
    readonly parameterOnly?: boolean;
  }[];
  /** What a person fills in before the plugin runs, where it has no menu. */
  readonly parameters?: readonly ManifestParameter[];
  readonly parameterOnly?: boolean;
}

export interface ManifestParameter {
  readonly name: string;
  readonly key: string;
  readonly description?: string;
  /** Any text will do, not only what the plugin suggests. */
  readonly allowFreeform?: boolean;
  readonly optional?: boolean;
}

/** @throws Error when the text is not a manifest that Figma would import. */
export function readManifest(text: string): Manifest {
  const value = JSON.parse(text) as Partial<Record<string, unknown>> & Partial<Manifest>;
  if (typeof value.name !== 'string' || typeof value.id !== 'string' || typeof value['main'] !== 'string')
    throw new Error('manifest.json must have name, id and main');
  if (value['api'] !== '1.0.0') throw new Error('manifest.json: api must be "1.0.0"');
  if (value.documentAccess !== undefined && value.documentAccess !== 'dynamic-page')
    throw new Error('manifest.json: documentAccess can only be "dynamic-page"');
  for (const parameters of [value.parameters, ...(value.menu ?? []).map((entry) => entry.parameters)]) checkParameters(parameters ?? []);
  checkNetworkAccess(value.networkAccess);
  return value as Manifest;
}

function checkParameters(parameters: readonly Partial<ManifestParameter>[]): void {
  for (const { name, key } of parameters)
    if (typeof name !== 'string' || typeof key !== 'string') throw new Error('manifest.json: a parameter must have name and key');
  if (new Set(parameters.map(({ key }) => key)).size < parameters.length) throw new Error('manifest.json: two parameters have the same key');
}

/** Most characters of `reasoning`. */
const REASONING_LIMIT = 1000;

/** Rules that people met when they imported a manifest. Figma's own examples of 2023 have entries without a scheme; refusing those is safe. */
function checkNetworkAccess(access: Manifest['networkAccess']): void {
  if (access === undefined) return;
  const { allowedDomains, devAllowedDomains = [], reasoning = '' } = access;
  if (!(allowedDomains instanceof Array) || allowedDomains.length === 0)
    throw new Error('manifest.json: networkAccess must have allowedDomains');
  if (!(devAllowedDomains instanceof Array)) throw new Error('manifest.json: devAllowedDomains must be a list');
  if (allowedDomains.includes('none') && allowedDomains.length > 1) throw new Error('manifest.json: "none" stands alone in allowedDomains');
  if (devAllowedDomains.includes('none')) throw new Error('manifest.json: devAllowedDomains must not have "none"');
  for (const list of [allowedDomains, devAllowedDomains]) {
    if (new Set(list).size < list.length) throw new Error('manifest.json: a domain of networkAccess is there twice');
    for (const domain of list) checkDomain(domain);
  }
  if (reasoning.length > REASONING_LIMIT) throw new Error(`manifest.json: the reasoning of networkAccess exceeds ${REASONING_LIMIT} characters`);
  const wide = [...allowedDomains, ...devAllowedDomains].some((domain) => domain === '*' || hostOf(domain) === 'localhost');
  if (wide && reasoning === '') throw new Error('manifest.json: networkAccess needs a reasoning for every domain or one on this machine');
}

function checkDomain(domain: string): void {
  if (domain === 'none' || domain === '*') return;
  if (!/^(https?|wss?):\/\/[^/]/.test(domain))
    throw new Error(`manifest.json: "${domain}" of networkAccess must start with a scheme such as https://`);
  const host = hostOf(domain);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host) || host.startsWith('['))
    throw new Error(`manifest.json: "${domain}" of networkAccess is an IP address; Figma takes names only`);
}

function hostOf(domain: string): string {
  return /^[a-z]+:\/\/(\[[^\]]*\]|[^:/]*)/.exec(domain)?.[1] ?? '';
}

/** The domains that a plugin under development may reach, as its manifest writes them; empty for none. */
export function reachableDomains({ networkAccess }: Manifest): readonly string[] {
  return [...(networkAccess?.allowedDomains ?? ['*']), ...(networkAccess?.devAllowedDomains ?? [])].filter((domain) => domain !== 'none');
}
