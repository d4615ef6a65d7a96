// What the build hands to this room.
/** Of the probe's manifest. */
declare const __PROBE_ID__: string;
/** The page that PROBE_ADDRESS names, and its origin; '' where none was given. */
declare const __PROBE_ADDRESS__: string;
declare const __PROBE_ORIGIN__: string;
