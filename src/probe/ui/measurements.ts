// All measurements, in the order in which they run: what needs nobody first, what changes the window last.
import type { PluginMeasurement } from '../contract/messages';
import { frameMeasurement, hiddenMeasurement } from './measure/frame';
import { imageMeasurement } from './measure/images';
import { PartlyMeasured } from './measure/measurement';
import type { Measurement } from './measure/measurement';
import { messageMeasurement, parcelMeasurement } from './measure/messages';
import { pictureMeasurement } from './measure/pictures';
import { policyMeasurement } from './measure/policy';
import { resizeMeasurement } from './measure/resizes';
import { themeMeasurement } from './measure/theme';

/** One that the plugin's side does alone. */
function ofPlugin(name: PluginMeasurement, title: string, limit = 60): Measurement {
  return {
    title,
    limit,
    run: async (port) => {
      const { facts, failure } = await port.ask('measure', { name }, limit - 2);
      if (failure !== null) throw new PartlyMeasured(failure, facts);
      return facts;
    },
  };
}

export const MEASUREMENTS: readonly Measurement[] = [
  frameMeasurement,
  themeMeasurement,
  messageMeasurement,
  parcelMeasurement,
  policyMeasurement,
  ofPlugin('sandbox', "The plugin's sandbox"),
  ofPlugin('api', 'The plugin API'),
  ofPlugin('undo', 'Undo steps'),
  ofPlugin('nodes', 'Layers'),
  ofPlugin('new-kinds', 'Kinds of layer that are new'),
  ofPlugin('paints', 'Patterns and shaders'),
  ofPlugin('instances', 'Instances'),
  ofPlugin('changes', 'Change events'),
  ofPlugin('document-changes', 'Change events of the whole document'),
  ofPlugin('data', 'Data on layers'),
  ofPlugin('storage', 'Data on this machine'),
  ofPlugin('export-refusals', "What can't be exported"),
  pictureMeasurement,
  imageMeasurement,
  hiddenMeasurement,
  resizeMeasurement,
];
