// What the page's content security policy stopped, for the diagnostics.

/** Listen from now on. @returns what was stopped so far, each kind once: `worker-src blob`, `connect-src https://example.org`. */
export function watchPolicy(page: Document): () => readonly string[] {
  const seen = new Set<string>();
  page.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    // Cut short: a data: URL holds a whole file.
    seen.add(`${effectiveDirective} ${blockedURI.slice(0, 60)}`);
  });
  return () => [...seen];
}
