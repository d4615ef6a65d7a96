// What stands beside the files of a release: how to use them, what is new, what they may be used for.
import { networkSentence } from './how-to';
import type { Painter } from './licences';
import type { PublishSettings } from './publish-settings';

export interface NotesFacts extends PublishSettings {
  readonly version: string;
  /** Markdown: what is new. */
  readonly news: string;
  /** Lines of `sha256sum`. */
  readonly sums: string;
  readonly painters: readonly Painter[];
}

/** Markdown. */
export function releaseNotes({ version, news, sums, painters, panel, support }: NotesFacts): string {
  return `# Alla Prima ${version}

**To use it**: unzip \`alla-prima-${version}.zip\`, then in Figma's desktop app *Plugins → Development → Import plugin from manifest…* and choose
its \`manifest.json\`. *Read me first.html* in it shows how. \`site-${version}.zip\` is the hosted panel, for whoever runs one.

**What leaves your machine**: ${networkSentence(panel)}

**What it may be used for**: the code is MIT. ${painters.map(({ name, version: own, licence }) => `${name} ${own}: ${licence}`).join(' ')}
${support === null ? '' : `\n**Help**: ${support}\n`}
## What is new

${news}

## Checksums

\`\`\`
${sums}\`\`\`
`;
}
