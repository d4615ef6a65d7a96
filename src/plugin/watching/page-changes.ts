// One `nodechange` subscription a page, however many parts of the plugin listen: nobody has established whether Figma calls a second listener.

type Listener = (event: NodeChangeEvent) => void;

interface Subscription {
  readonly page: PageNode;
  readonly listeners: Set<Listener>;
  readonly tell: Listener;
}

const subscriptions = new Map<string, Subscription>();

/** Call `listener` at each change on a loaded page. Returns a function that stops that. */
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
