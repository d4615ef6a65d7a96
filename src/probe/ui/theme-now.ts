/** Figma's theme as the document shows it at this moment; empty where it does not. */
export function themeNow(): { readonly className: string; readonly classOn: string; readonly background: string } {
  const holder = [document.documentElement, document.body as HTMLElement | null].find((element) =>
    /\bfigma-(light|dark)\b/.test(element?.className ?? ''),
  );
  return {
    className: /figma-(light|dark)/.exec(holder?.className ?? '')?.[0] ?? '',
    classOn: holder?.tagName.toLowerCase() ?? '',
    background: getComputedStyle(document.documentElement).getPropertyValue('--figma-color-bg').trim(),
  };
}
