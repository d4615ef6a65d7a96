// The two content security policies that the panel is held to, and the small document that is loaded in its place at first.
// Figma's own policy is not published; a panel that works under both works under whichever is true.

export type PolicyName = 'A' | 'B';

const POLICY_A =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'none'; worker-src data: blob:";

/** The same without `blob:` and with `'wasm-unsafe-eval'` in place of `'unsafe-eval'`. */
export const POLICIES: Readonly<Record<PolicyName, string>> = {
  A: POLICY_A,
  B: POLICY_A.replaceAll(' blob:', '').replace("'unsafe-eval'", "'wasm-unsafe-eval'"),
};

/**
 * A `data:` URL of a document that says `standInReady` to its parent, takes the panel's HTML by message and writes itself over
 * with it. The policy outlives the writing, because it belongs to the document and not to its text. A long `data:` URL
 * would never load.
 */
export function loaderUrl(policy: PolicyName): string {
  const html = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICIES[policy]}"><script>${LOADER}</script>`;
  return `data:text/html;charset=utf-8;base64,${btoa(html)}`;
}

const LOADER = `
addEventListener('message', function load(event) {
  if (event.source !== parent || !event.data || typeof event.data.standInHtml !== 'string') return;
  removeEventListener('message', load);
  document.open();
  document.write(event.data.standInHtml);
  document.close();
});
parent.postMessage({ standInReady: true }, '*');
`;
