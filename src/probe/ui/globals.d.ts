// What the build hands to this room: style sheets as side effects.
declare module '*.css';
