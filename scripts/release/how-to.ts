// The page that goes with the plugin: from the zip to the first painting. One file, its pictures in it.
import { readFile } from 'node:fs/promises';
import { ROOT } from '../build/build-target';
import { fill } from '../build/bundle';
import type { Painter } from './licences';
import type { PublishSettings } from './publish-settings';

export interface HowToFacts extends PublishSettings {
  readonly version: string;
  readonly painters: readonly Painter[];
}

/** Text of the page. */
export async function howToPage({ version, painters, panel, support }: HowToFacts): Promise<string> {
  const [template, scene, painted] = await Promise.all([
    readFile(`${ROOT}scripts/release/how-to.html`, 'utf8'),
    picture('newcomer-2-scene-light.png'),
    picture('newcomer-3-painted-light.png'),
  ]);
  return fill(template, {
    'version': escaped(version),
    'scene-picture': scene,
    'painted-picture': painted,
    'licences': `<p>The plugin’s code: MIT, free for any use. ${painters.map(({ name, licence }) => `The painter <b>${escaped(name)}</b> and what it paints: ${escaped(licence)}`).join(' ')} The whole texts are in the folder <b>licences</b>.</p>`,
    'network': escaped(networkSentence(panel)),
    'help':
      support === null
        ? ''
        : `<h2>Help</h2><p><a href="${escaped(supportLink(support))}">${escaped(support)}</a>. <i>Copy diagnostics</i> under “About this machine” is what a report needs.</p>`,
  });
}

/** What the plugin asks the network for. @param panel address of the hosted panel, or null. */
export function networkSentence(panel: string | null): string {
  return panel === null
    ? 'Nothing. The plugin has no access to the network at all; everything is painted on your machine.'
    : `Nothing of your files. The panel itself (page, engine, painter) is loaded from ${new URL(panel).origin}, and from inside the plugin where that can’t be reached; everything is painted on your machine.`;
}

/** A support contact as an address that can be clicked. */
function supportLink(support: string): string {
  return support.startsWith('https://') ? support : `mailto:${support}`;
}

async function picture(name: string): Promise<string> {
  return `data:image/png;base64,${(await readFile(`${ROOT}docs/pictures/${name}`)).toString('base64')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
