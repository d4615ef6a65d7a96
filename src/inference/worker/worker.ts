// Entry of the bundle that paints.
import { attach } from '../serve/attach';
import { openBrowserCodec } from '../png/png-codec';
import { servePaintings } from './paint-server';

attach((post) => servePaintings(post, openBrowserCodec()));
