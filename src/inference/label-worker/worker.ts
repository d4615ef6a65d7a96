// Entry of the bundle that reads and traces label maps.
import { attach } from '../serve/attach';
import { openBrowserCodec } from '../png/png-codec';
import { serveLabels } from './label-server';

attach((post) => serveLabels(post, openBrowserCodec()));
