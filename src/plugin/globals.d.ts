// What the build hands to this room: the origin of the hosted panel, or '' in a build that has none.
declare const __UI_ORIGIN__: string;
/** How long the hosted panel may take to say `ready`, ms. */
declare const __HOSTED_TIMEOUT__: number;
/** How long the carried panel may, ms, before the person is told. Nothing could take its place. */
declare const __CARRIED_TIMEOUT__: number;
/** Of the product, three numbers. */
declare const __APP_VERSION__: string;
/** The styles of all painters, for Figma's quick actions bar: ids, and a name that tells the painter, too. */
declare const __STYLES__: readonly { readonly painter: string; readonly id: string; readonly name: string }[];
