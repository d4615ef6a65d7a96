// The parts of a plugin's manifest that the stand-in acts upon.

export interface Manifest {
  readonly name: string;
  readonly id: string;
  readonly documentAccess?: string;
  readonly permissions?: readonly string[];
  /** One document, to be had as `__html__`, or several by name, as `__uiFiles__`. */
  readonly ui?: string | Readonly<Record<string, string>>;
  readonly networkAccess?: { readonly allowedDomains: readonly string[]; readonly devAllowedDomains?: readonly string[]; readonly reasoning?: string };
  readonly relaunchButtons?: readonly { readonly command: string; readonly name: string; readonly multipleSelection?: boolean }[];
  readonly menu?: readonly { readonly name?: string; readonly command?: string }[];
}

/** @throws Error when the text is not a manifest that Figma would import. */
export function readManifest(text: string): Manifest {
  const value = JSON.parse(text) as Partial<Record<string, unknown>> & Partial<Manifest>;
  if (typeof value.name !== 'string' || typeof value.id !== 'string' || typeof value['main'] !== 'string') throw new Error('manifest.json must have name, id and main');
  if (value['api'] !== '1.0.0') throw new Error('manifest.json: api must be "1.0.0"');
  if (value.documentAccess !== 'dynamic-page') throw new Error('manifest.json: documentAccess must be "dynamic-page" for a new plugin');
  checkNetworkAccess(value.networkAccess);
  return value as Manifest;
}

function checkNetworkAccess(access: Manifest['networkAccess']): void {
  if (access === undefined) return;
  const { allowedDomains, reasoning } = access;
  if (!(allowedDomains instanceof Array) || allowedDomains.length === 0) throw new Error('manifest.json: networkAccess must have allowedDomains');
  if (allowedDomains.includes('none') && allowedDomains.length > 1) throw new Error('manifest.json: "none" stands alone in allowedDomains');
  const wide = allowedDomains.some((domain) => domain === '*' || /\blocalhost\b|127\.0\.0\.1/.test(domain));
  if (wide && (reasoning ?? '') === '') throw new Error('manifest.json: networkAccess needs a reasoning for every domain or one on this machine');
}

/** The domains that a plugin under development may reach, as its manifest writes them; empty for none. */
export function reachableDomains({ networkAccess }: Manifest): readonly string[] {
  return [...(networkAccess?.allowedDomains ?? ['*']), ...(networkAccess?.devAllowedDomains ?? [])].filter((domain) => domain !== 'none');
}
