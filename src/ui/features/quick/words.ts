// What is said when a quick action has nothing to do.

export const NOTHING_TO_PAINT = 'Nothing is selected. Select what was painted, or what shall be, then run this again.';
