/** What the probe finds in the stand-in: committed, and held against it by a test. `npm run probe -- --stand-in` writes it. */
export const STAND_IN_PROFILE = new URL('../../docs/figma/stand-in-profile.json', import.meta.url);
