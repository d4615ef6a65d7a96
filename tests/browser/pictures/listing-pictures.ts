// The carousel by the shipped painter, into the folder that is named. `npm run listing` runs it.
import { makeCarousel } from './listing-carousel';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to put the pictures into.');
await makeCarousel(folder, 'shipped');
