// Checks that a network's file is the one that the model card describes, by length and hash.
import { bytesToHex } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { FailureError } from '../../contract/failure';
import type { ModelCard } from '../api/model-card';

/** @throws FailureError `model-altered` when the file is not, byte for byte, the one that is described. */
export function checkModelFile(described: Pick<ModelCard, 'bytes' | 'sha256'>, file: Uint8Array): void {
  const sound = file.length === described.bytes && bytesToHex(sha256(file)) === described.sha256;
  if (!sound) throw alteredModel(`${file.length} bytes, card says ${described.bytes}`);
}

export function alteredModel(detail: string): FailureError {
  return new FailureError('model-altered', 'The painting model in this plugin is cut short or was changed. Install the plugin again.', detail);
}
