// What the Community listing is made of: sizes and words as Figma asks for them. The nine pictures are made here as `npm run listing` makes them,
// by a tiny painter: the tasks they show can be done, and nothing in them goes wrong.
import { loadImage } from '@napi-rs/canvas';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../../scripts/build/build-target';
import { fieldsPage, listingWords } from '../../../scripts/listing/listing-words';
import { CAROUSEL, ICON_SIDE, PICTURE } from '../../../scripts/listing/sizes';
import { makeIcon, makeThumbnail } from '../../../scripts/listing/still-pictures';
import { makeCarousel } from '../pictures/listing-carousel';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alla-prima-listing-'));
});
afterAll(() => rm(folder, { recursive: true }));

const sizeOf = async (picture: Buffer | string): Promise<readonly [number, number]> => {
  const { width, height } = await loadImage(picture);
  return [width, height];
};

describe('pictures', () => {
  it('icon and thumbnail have Figma’s sizes', { timeout: 300_000 }, async () => {
    expect(await sizeOf(await makeIcon())).toEqual([128, 128]);
    expect(await sizeOf(await makeThumbnail('Name', 'Tagline'))).toEqual([1920, 1080]);
    expect([ICON_SIDE, PICTURE]).toEqual([128, { width: 1920, height: 1080 }]);
  });

  it('of the carousel are nine, each of a task that the plugin does without an error', { timeout: 600_000 }, async () => {
    const names = await makeCarousel(folder, 'tiny with encoder');
    expect(names).toHaveLength(CAROUSEL);
    const pictures = await Promise.all(names.map((name) => readFile(join(folder, name))));
    for (const picture of pictures) expect(await sizeOf(picture)).toEqual([1920, 1080]);
    expect(new Set(pictures.map((picture) => picture.toString('base64'))).size).toBe(CAROUSEL);
  });
});

describe('words', () => {
  const none = { panel: null, support: null };

  it('fit into Figma’s fields, and every place in them is filled', async () => {
    const words = await listingWords(none);
    expect(words.tagline.length).toBeLessThanOrEqual(100);
    expect(words.tags.length).toBeLessThanOrEqual(5);
    for (const tag of words.tags) expect(tag.length).toBeLessThanOrEqual(25);
    expect(words.description).not.toMatch(/[{}]/);
    expect(words.description).toContain('Non-commercial');
    expect(fieldsPage(words)).toContain('none yet: write it into publish.json');
  });

  it('name no painter and promise nothing that Figma sells: painting from label maps on one’s own machine', async () => {
    const texts = await Promise.all(
      ['listing.json', 'description.md', 'privacy.md', 'security.md'].map((name) => readFile(`${ROOT}listing/${name}`, 'utf8')),
    );
    for (const text of texts) {
      expect(text).not.toMatch(/\b(?:Bob|Ross|Monet|Turner|Constable|Friedrich|Hokusai|Bierstadt|Corot|Shishkin)\b/);
      expect(text).not.toMatch(/\bAI\b|artificial intelligence|text.to.image|prompt|generat/i);
    }
  });

  it('follow publish.json: where the panel is hosted, network label and description say so', async () => {
    const [inside, hosted] = await Promise.all([
      listingWords(none),
      listingWords({ panel: 'https://someone.github.io/alla-prima', support: 'help@example.org' }),
    ]);
    expect([inside.networkLabel, hosted.networkLabel]).toEqual(['No access to network', 'Access to someone.github.io']);
    expect(inside.description).toContain('no access to the network at all');
    expect(hosted.description).toContain('loaded from https://someone.github.io');
    expect(hosted.description).not.toContain('no access to the network');
    expect(fieldsPage(hosted)).toContain('Support contact: help@example.org');
  });
});
