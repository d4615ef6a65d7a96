// Entry of the engine's own bundle. In a worker it serves at once; in a page, where no worker may start, it leaves a
// function behind that serves through a port.
import { openBrowserCodec } from './png-codec';
import { PAGE_ENTRY } from './places';
import type { Ask, Reply } from './protocol';
import { serve } from './serve';

interface Port {
  postMessage(message: Reply, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<Ask>) => void) | null;
}

function attach(port: Port): void {
  const handle = serve((reply, transfer) => { port.postMessage(reply, transfer); }, openBrowserCodec());
  port.onmessage = ({ data }) => { handle(data); };
}

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) attach(self);
else Object.assign(globalThis, { [PAGE_ENTRY]: attach });
