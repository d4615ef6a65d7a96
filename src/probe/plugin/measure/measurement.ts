import type { Facts } from '../../contract/facts';
import type { Bench } from '../bench';

/** Find some facts out, drawing on the bench. What it throws fails this measurement alone. */
export type Measurement = (bench: Bench) => Promise<Facts>;
