// Starts a worker's bundle. In a worker it serves at once. In a page (where no worker may be started) it only defines a global function that
// serves through a port.
import { PAGE_ENTRY } from '../protocol/messages';
import type { PostReply, Reply } from '../protocol/messages';

interface Port {
  postMessage(message: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
}

/** @param serve makes the handler of incoming messages; it is given the function that sends replies. */
export function attach(serve: (post: PostReply) => (message: unknown) => void): void {
  const connect = (port: Port): void => {
    const handle = serve((reply, transfer) => {
      port.postMessage(reply, transfer);
    });
    port.onmessage = ({ data }) => {
      handle(data);
    };
  };
  if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) connect(self);
  else Object.assign(globalThis, { [PAGE_ENTRY]: connect });
}
