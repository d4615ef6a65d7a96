// What the build hands to this room: style sheets as side effects and the version of the product.
declare module '*.css';
declare const __APP_VERSION__: string;
