// Where Figma's own pages live. Both sides need it: the panel to know who speaks to it, the plugin to know whose relay it hears.

/**
 * Figma in the browser and in the desktop app; and Figma for Government. The second is less sure: Figma documents its API's host,
 * https://api.figma-gov.com (https://developers.figma.com/docs/rest-api/#base-url), and three public tools that take links to its files
 * agree on `www.figma-gov.com`; nobody of us has seen it.
 */
export const FIGMA_ORIGINS: readonly [string, ...string[]] = ['https://www.figma.com', 'https://www.figma-gov.com'];
