// The document in the panel's frame: a small loader with a `data:` URL, which receives the panel's HTML by message and replaces itself
// with it (Chromium does not load very long `data:` URLs). What Figma itself puts before that HTML is added here. The scripts in this file are
// strings, because they run inside the panel.
import type { FrameProfile } from './frame-profile';
import { themeCss } from './theme-variables';
import type { ThemeName } from './theme-variables';

/** URL of the document that says `standInReady` to its parent and waits for `standInHtml`. It inherits its parent's policy. */
export function loaderUrl(): string {
  return `data:text/html;charset=utf-8;base64,${btoa(`<!doctype html><meta charset="utf-8"><script>${LOADER}</script>`)}`;
}

const LOADER = `
addEventListener('message', function load(event) {
  if (!event.data || typeof event.data.standInHtml !== 'string') return;
  removeEventListener('message', load);
  document.open();
  document.write(event.data.standInHtml);
  document.close();
});
parent.postMessage({ standInReady: true }, '*');
`;

/** The panel's HTML after Figma's own script, its variables (for a panel that asked for them) and its typeface. */
export function withFigmasOwn(html: string, profile: FrameProfile, theme: ThemeName, themeColors: boolean): string {
  const settings = { themeClass: themeColors ? profile.themeClass : 'never', clipboard: profile.clipboard, theme };
  const style = themeColors ? `<style id="figma-style">${themeCss(theme)}</style>` : '';
  const doctype = profile.mode === 'standards' ? '<!doctype html>' : '';
  return `${doctype}<script>${FIGMAS_SCRIPT}(${JSON.stringify(settings)})</script>${style}<style>${TYPEFACE}</style>${html}`;
}

/** Figma loads Inter from its own server; here an installed Inter is used, if there is one. */
const TYPEFACE = [400, 450, 550]
  .map((weight) => `@font-face { font-family: Inter; font-weight: ${weight}; src: local('Inter Variable'), local('Inter'); }`)
  .join(' ');

const FIGMAS_SCRIPT = `(function (settings) {
  var root = document.documentElement;
  document.currentScript.remove();
  function mark(name) {
    root.classList.remove('figma-light', 'figma-dark');
    root.classList.add('figma-' + name);
  }
  if (settings.themeClass === 'early') mark(settings.theme);
  addEventListener('load', function () {
    if (settings.themeClass === 'load') mark(settings.theme);
    parent.postMessage({ standInLoaded: true }, '*');
  });
  if (settings.clipboard === 'refused') Document.prototype.execCommand = function () { return false; };
  addEventListener('message', function (event) {
    var data = event.data || {};
    if (data.standInBridge) {
      event.stopImmediatePropagation();
      dispatchEvent(new MessageEvent('message', { data: data.standInBridge, origin: data.standInOrigin }));
      return;
    }
    var style = document.getElementById('figma-style');
    var message = data.figmaMessage;
    if (!message || message.type !== 'THEME' || !style) return;
    var rules = Object.keys(message.payload.variables).map(function (name) { return name + ': ' + message.payload.variables[name] + ';'; });
    style.textContent = ':root { ' + rules.join(' ') + ' }';
    settings.theme = message.payload.name;
    if (settings.themeClass !== 'never') mark(settings.theme);
  });
})`;
