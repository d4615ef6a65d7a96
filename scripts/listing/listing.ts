// `npm run listing`: what the Community listing is made of, into listing/made/ (not tracked): icon, thumbnail, nine pictures by the built
// plugin, and the words field by field. The guide's pictures (docs/guide/pictures/, tracked) are made of them. Takes some minutes. What only a person can do: listing/README.md.
import { loadImage } from '@napi-rs/canvas';
import { spawnSync } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { build, ROOT } from '../build/build';
import { readPublishSettings } from '../release/publish-settings';
import { fieldsPage, listingWords } from './listing-words';
import { makeGuidePictures } from './guide-pictures';
import { CAROUSEL, ICON_SIDE, PICTURE } from './sizes';
import { makeIcon, makeThumbnail } from './still-pictures';

const MADE = `${ROOT}listing/made`;

const words = await listingWords(await readPublishSettings());
await build();
await rm(MADE, { recursive: true, force: true });
await mkdir(MADE, { recursive: true });
await writeFile(`${MADE}/fields.md`, fieldsPage(words));
await writeFile(`${MADE}/icon.png`, await makeIcon());
await writeFile(`${MADE}/thumbnail.png`, await makeThumbnail(words.name, words.tagline));
const { status } = spawnSync(process.execPath, ['--import', 'tsx', `${ROOT}tests/browser/pictures/listing-pictures.ts`, MADE], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
await expectSize('icon.png', ICON_SIDE, ICON_SIDE);
for (const name of ['thumbnail.png', ...Array.from({ length: CAROUSEL }, (_, index) => `carousel-${index + 1}.png`)])
  await expectSize(name, PICTURE.width, PICTURE.height);
await makeGuidePictures(MADE);
console.log(`${MADE}/ holds the listing. Look at each picture; then listing/README.md says what to do.`);

async function expectSize(name: string, width: number, height: number): Promise<void> {
  const image = await loadImage(`${MADE}/${name}`);
  if (image.width !== width || image.height !== height)
    throw new Error(`${name} has ${image.width}×${image.height} pixels; Figma asks for ${width}×${height}.`);
}
