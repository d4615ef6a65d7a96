// Styles of the painter that was the only one at first, and of whom nothing written then says so.
import { FORMER_PAINTER, namedStyle } from '../../../src/contract/style';
import type { StyleMix } from '../../../src/contract/style';

export function wetOnWet(id: string): StyleMix {
  return namedStyle(FORMER_PAINTER, id);
}
