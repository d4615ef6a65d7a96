// The parts of a plugin's manifest that the stand-in acts upon.

export interface Manifest {
  readonly name: string;
  readonly id: string;
  readonly documentAccess?: string;
  readonly permissions?: readonly string[];
  readonly networkAccess?: { readonly allowedDomains: readonly string[] };
  readonly relaunchButtons?: readonly { readonly command: string; readonly name: string; readonly multipleSelection?: boolean }[];
  readonly menu?: readonly { readonly name?: string; readonly command?: string }[];
}

/** @throws Error when the text is not a manifest that Figma would import. */
export function readManifest(text: string): Manifest {
  const value = JSON.parse(text) as Partial<Record<string, unknown>> & Partial<Manifest>;
  if (typeof value.name !== 'string' || typeof value.id !== 'string' || typeof value['main'] !== 'string') throw new Error('manifest.json must have name, id and main');
  if (value['api'] !== '1.0.0') throw new Error('manifest.json: api must be "1.0.0"');
  if (value.documentAccess !== 'dynamic-page') throw new Error('manifest.json: documentAccess must be "dynamic-page" for a new plugin');
  return value as Manifest;
}
