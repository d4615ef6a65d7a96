// Loading a page takes time, in which a teammate may delete it.

/** Load a page. False where it was deleted before that. */
export async function loadPage(page: PageNode): Promise<boolean> {
  try {
    await page.loadAsync();
    return true;
  } catch (thrown) {
    if (page.removed) return false;
    throw thrown;
  }
}
