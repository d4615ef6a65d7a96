import type { Facts } from '../../contract/facts';
import type { PluginPort } from '../plugin-port';

/** Some of a measurement failed; what was found all the same. */
export class PartlyMeasured extends Error {
  constructor(
    sentence: string,
    readonly facts: Facts,
  ) {
    super(sentence);
  }
}

/** One thing that the panel measures, alone or with the plugin's help. */
export interface Measurement {
  /** Said while it runs. */
  readonly title: string;
  /** After this it is given up, seconds. */
  readonly limit: number;
  run(port: PluginPort): Promise<Facts>;
}
