// What the build (scripts/build/bundle.ts) provides: style sheets as imports, the product's version, and which of the two deliveries this is.
declare module '*.css';
declare const __APP_VERSION__: string;
/** The packages in it, each with its version and licence: `preact 11.2.0 (MIT)`. */
declare const __MADE_WITH__: readonly string[];
declare const __DELIVERY__: 'inline' | 'hosted';
/** The `id` in manifest.json. */
declare const __PLUGIN_ID__: string;
/** Where a hosted panel may be framed: Figma's own origin; development builds add the playground's. */
declare const __FIGMA_ORIGINS__: readonly [string, ...string[]];
