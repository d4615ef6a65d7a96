// What the build hands to this room: style sheets as side effects, the version of the product, and which delivery this is.
declare module '*.css';
declare const __APP_VERSION__: string;
declare const __DELIVERY__: 'inline' | 'hosted';
/** Of the manifest. */
declare const __PLUGIN_ID__: string;
/** Where a hosted panel may be framed: Figma's own origin; development builds add the playground's. */
declare const __FIGMA_ORIGINS__: readonly [string, ...string[]];
