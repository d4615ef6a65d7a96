// The content security policies that the panel is held to. Figma does not publish its own.

export type PolicyName = 'A' | 'B' | 'C' | 'none';

/** Stricter than what is reported, so that a panel that works under it should work under the real one. */
const POLICY_A =
  "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data: blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; connect-src 'none'; worker-src data: blob:";

/** The same without `blob:` and with `'wasm-unsafe-eval'` in place of `'unsafe-eval'`. */
const POLICY_B = POLICY_A.replaceAll(' blob:', '').replace("'unsafe-eval'", "'wasm-unsafe-eval'");

/** As people quote it from a live Figma, with the domains of the manifest. */
const policyC = (domains: string): string =>
  `default-src data: blob:${domains}; script-src 'unsafe-inline' 'unsafe-eval' data: blob:${domains}; style-src 'unsafe-inline' 'unsafe-eval' data: blob:${domains}; font-src https://static.figma.com/webfont/ data: blob:${domains}`;

/**
 * The text of a policy for the frame around the panel, which the panel inherits; null for none at all, which Figma is said to have where
 * the manifest allows every domain. @param domains that the manifest allows.
 */
export function policyText(name: PolicyName, domains: readonly string[]): string | null {
  const list = domains.map((domain) => ` ${domain}`).join('');
  switch (name) {
    case 'A':
    case 'B':
      // The policy of the frame around the panel must allow the panel's own frame and the addresses that the manifest lists.
      return `${name === 'A' ? POLICY_A : POLICY_B}; frame-src data:${list}`;
    case 'C':
      return policyC(list);
    case 'none':
      return null;
  }
}
