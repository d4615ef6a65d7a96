import type { PluginMeasurement } from '../contract/messages';
import { measureApi } from './measure/api';
import { measureChanges, measureDocumentChanges } from './measure/changes';
import { measureData, measureStorage } from './measure/data';
import { measureExportRefusals } from './measure/exports';
import { measureInstances } from './measure/instances';
import type { Measurement } from './measure/measurement';
import { measureNewKinds, measureNodes } from './measure/nodes';
import { measurePaints } from './measure/paints';
import { measureSandbox } from './measure/sandbox';
import { measureUndo } from './measure/undo';

export const MEASUREMENTS: Readonly<Record<PluginMeasurement, Measurement>> = {
  'sandbox': measureSandbox,
  'api': measureApi,
  'undo': measureUndo,
  'changes': measureChanges,
  'document-changes': measureDocumentChanges,
  'nodes': measureNodes,
  'new-kinds': measureNewKinds,
  'paints': measurePaints,
  'instances': measureInstances,
  'data': measureData,
  'storage': measureStorage,
  'export-refusals': measureExportRefusals,
};
