import { describe, expect, test } from 'vitest';
import { panelAddress, publishSettings, readPublishSettings } from '../../../../scripts/release/publish-settings';

describe('publish.json', () => {
  test('of this repository is sound', async () => {
    expect(Object.keys(await readPublishSettings()).sort()).toEqual(['panel', 'support']);
  });

  test('may say nothing', () => {
    expect(publishSettings({ panel: '', support: '' })).toEqual({ panel: null, support: null });
  });

  test.each(['help@example.org', 'https://github.com/someone/alla-prima/issues'])('takes %s as support', (support) => {
    expect(publishSettings({ panel: '', support }).support).toBe(support);
  });

  test('names the folder of the versions’ folders, whatever slash is at its end', () => {
    const { panel } = publishSettings({ panel: 'https://someone.github.io/alla-prima/', support: '' });
    expect(panelAddress(panel!, '1.2.0')).toBe('https://someone.github.io/alla-prima/1.2.0');
  });

  test.each([
    [{}, 'publish.json holds "panel" and "support"'],
    [null, 'publish.json holds'],
    [{ panel: null, support: '' }, 'publish.json holds'],
    [{ panel: '', support: '', pannel: '' }, 'publish.json holds'],
    [{ panel: 'someone.github.io', support: '' }, 'publish.json: "panel" takes an address like'],
    [{ panel: 'http://someone.github.io', support: '' }, 'publish.json: "panel" takes'],
    [{ panel: '', support: 'me' }, '"support" takes an e-mail address'],
    [{ panel: '', support: 'javascript:alert(1)@a.b' }, '"support" takes'],
    [{ panel: '', support: 'http://example.org' }, '"support" takes'],
  ])('%j is refused', (value, words) => {
    expect(() => publishSettings(value)).toThrow(words);
  });
});
