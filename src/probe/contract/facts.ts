// All facts, by id, with their words. A measurement can only report what has a row here.
import { EXPORT_FACTS, PICTURE_FACTS } from './facts/export-facts';
import { FRAME_FACTS } from './facts/frame-facts';
import { CHANGE_FACTS, DATA_FACTS, IMAGE_FACTS, UNDO_FACTS } from './facts/history-facts';
import { MESSAGE_FACTS, PARCEL_FACTS } from './facts/message-facts';
import { INSTANCE_FACTS, NODE_FACTS } from './facts/node-facts';
import { POLICY_FACTS } from './facts/policy-facts';
import { SANDBOX_FACTS } from './facts/sandbox-facts';
import type { FactRow, Value } from './value';
import { ADDRESS_FACTS, WINDOW_FACTS } from './facts/window-facts';

const TABLES = {
  ...FRAME_FACTS,
  ...MESSAGE_FACTS,
  ...PARCEL_FACTS,
  ...POLICY_FACTS,
  ...WINDOW_FACTS,
  ...ADDRESS_FACTS,
  ...SANDBOX_FACTS,
  ...NODE_FACTS,
  ...INSTANCE_FACTS,
  ...UNDO_FACTS,
  ...CHANGE_FACTS,
  ...DATA_FACTS,
  ...IMAGE_FACTS,
  ...EXPORT_FACTS,
  ...PICTURE_FACTS,
};

export type FactId = keyof typeof TABLES;
export type Facts = { readonly [Id in FactId]?: Value };

export const FACTS: Readonly<Record<FactId, FactRow>> = TABLES;
export const FACT_IDS = Object.keys(TABLES) as readonly FactId[];
