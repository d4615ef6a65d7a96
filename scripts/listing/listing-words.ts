// The words of the Community listing: listing/ as it is written, with what publish.json and the model cards say in their places.
import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { ROOT } from '../build/build-target';
import { networkSentence } from '../release/how-to';
import { painters } from '../release/licences';
import type { PublishSettings } from '../release/publish-settings';

const ListingSchema = v.strictObject({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(50)),
  /** Figma's limits: 100 characters, and five tags of 25. */
  tagline: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
  category: v.pipe(v.string(), v.nonEmpty()),
  tags: v.pipe(v.array(v.pipe(v.string(), v.nonEmpty(), v.maxLength(25))), v.minLength(1), v.maxLength(5)),
});

export interface ListingWords extends v.InferOutput<typeof ListingSchema> {
  /** Plain text. */
  readonly description: string;
  /** What Figma will show of the manifest's networkAccess, as far as it is documented. */
  readonly networkLabel: string;
  /** Null as long as publish.json names none. */
  readonly support: string | null;
}

/** @throws Error when a text is longer than Figma takes, or the description has a place that nothing fills. */
export async function listingWords({ panel, support }: PublishSettings): Promise<ListingWords> {
  const [fields, template] = await Promise.all([
    readFile(`${ROOT}listing/listing.json`, 'utf8').then((text) => v.parse(ListingSchema, JSON.parse(text))),
    readFile(`${ROOT}listing/description.md`, 'utf8'),
  ]);
  const places: Readonly<Record<string, string>> = {
    network: networkSentence(panel),
    licences: painters()
      .map(({ name, version, licence }) => `Painter ${name} ${version}: ${licence}`)
      .join('\n'),
    support: support ?? '(publish.json names no support contact yet)',
  };
  const description = template.replaceAll(/\{(\w+)\}/g, (mark, name: string) => {
    const text = places[name];
    if (text === undefined) throw new Error(`listing/description.md has ${mark}, and nothing to put there.`);
    return text;
  });
  return {
    ...fields,
    description: description.trim(),
    support,
    networkLabel: panel === null ? 'No access to network' : `Access to ${new URL(panel).host}`,
  };
}

/** One page to copy from, field by field, in the order of Figma's dialog. */
export function fieldsPage({ name, tagline, description, category, tags, support, networkLabel }: ListingWords): string {
  return `# The fields of Figma's publishing dialog

Name: ${name}

Tagline (${tagline.length} of 100 characters): ${tagline}

Category: ${category}

Tags: ${tags.join(', ')}

Support contact: ${support ?? 'none yet: write it into publish.json as "support"'}

Icon: icon.png. Thumbnail: thumbnail.png. Carousel: carousel-1.png to carousel-9.png, in this order.

Network label that Figma makes of the manifest: ${networkLabel}

Data security: listing/security.md. Privacy: listing/privacy.md.

Description:

${description}
`;
}
