// What the build hands to this room: the origin of the hosted panel, or '' in a build that has none.
declare const __UI_ORIGIN__: string;
/** How long the hosted panel may take to say `ready`, ms. The carried one has no limit: nothing could take its place. */
declare const __HOSTED_PATIENCE__: number;
