// The web addresses of Figma's own pages. The panel checks the sender of messages against them, and so does the plugin, in case Figma
// passes messages on through a frame of its own.

/**
 * Figma in the browser and in the desktop app; and Figma for Government. The second is less sure: Figma documents its API's host,
 * https://api.figma-gov.com (https://developers.figma.com/docs/rest-api/#base-url), and three public tools that take links to its files
 * agree on `www.figma-gov.com`; none of us has seen it.
 */
export const FIGMA_ORIGINS: readonly [string, ...string[]] = ['https://www.figma.com', 'https://www.figma-gov.com'];
