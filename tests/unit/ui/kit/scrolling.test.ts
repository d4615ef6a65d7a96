// What scrolls is positioned: else what lies in it with `position: absolute`, a hidden radio button of a tile say, is placed by the page, and
// the whole panel can be scrolled by as much, behind its own foot, when a browser brings something into view.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ROOT } from '../../../../scripts/build/build-target';

const FILES = readdirSync(`${ROOT}src/ui`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
/** Selector and declarations of each rule that makes a box scroll. */
const rules = FILES.flatMap((file) => [
  ...readFileSync(`${ROOT}src/ui/${file}`, 'utf8').matchAll(/([^{}]+)\{([^{}]*overflow(?:-[xy])?:\s*(?:auto|scroll)[^{}]*)\}/g),
]);

test('every box that scrolls is positioned', () => {
  expect(rules.length).toBeGreaterThanOrEqual(4);
  const loose = rules.filter(([, , declarations]) => !/position:\s*(?:relative|absolute|fixed|sticky)/.test(declarations!));
  expect(loose.map(([, selector]) => selector!.trim())).toEqual([]);
});

test('page and body are no boxes that scroll', () => {
  const reset = readFileSync(`${ROOT}src/ui/kit/look/reset.css`, 'utf8');
  expect(/\nhtml \{([^}]*)\}/.exec(reset)?.[1]).toContain('overflow: hidden;');
  expect(/\nbody \{([^}]*)\}/.exec(reset)?.[1]).toContain('overflow: clip;');
});
