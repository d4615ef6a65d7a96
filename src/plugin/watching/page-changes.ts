// One `nodechange` subscription a page, however many parts of the plugin listen: whether Figma calls a second one is not established.

type Listener = (event: NodeChangeEvent) => void;

interface Subscription {
  readonly page: PageNode;
  readonly listeners: Set<Listener>;
  readonly tell: Listener;
}

const subscriptions = new Map<string, Subscription>();

/** Hear of changes on a loaded page. Returns how to stop. */
export function onPageChanges(page: PageNode, listener: Listener): () => void {
  const subscription = subscriptions.get(page.id) ?? subscribe(page);
  subscription.listeners.add(listener);
  return () => {
    subscription.listeners.delete(listener);
    if (subscription.listeners.size > 0 || subscriptions.get(page.id) !== subscription) return;
    subscriptions.delete(page.id);
    if (!page.removed) page.off('nodechange', subscription.tell);
  };
}

function subscribe(page: PageNode): Subscription {
  const listeners = new Set<Listener>();
  const tell: Listener = (event) => {
    for (const listener of [...listeners]) listener(event);
  };
  page.on('nodechange', tell);
  const subscription = { page, listeners, tell };
  subscriptions.set(page.id, subscription);
  return subscription;
}
