// Sizes in pixels that Figma's publishing dialog asks for.
// https://help.figma.com/hc/en-us/articles/360042293394-Publish-plugins-to-the-Figma-Community
export const ICON_SIDE = 128;
export const PICTURE = { width: 1920, height: 1080 } as const;
/** Pictures beside the thumbnail, at most. */
export const CAROUSEL = 9;
