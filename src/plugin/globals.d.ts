// What the build hands to this room: the origin of the hosted panel, or '' in a build that has none.
declare const __UI_ORIGIN__: string;
