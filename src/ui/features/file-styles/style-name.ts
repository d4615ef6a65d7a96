// Names of styles as people type them.
import { FILE_STYLE_LIMITS } from '../../../contract/storage/file-style';

/** A name as it can be kept: on one line, without spaces around it, not too long. Empty where nothing is left. */
export function styleName(typed: string): string {
  const plain = typed
    .replace(/\p{Cs}/gu, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  return (
    plain
      .slice(0, FILE_STYLE_LIMITS.name)
      // Not half of a surrogate pair.
      .replace(/\p{Cs}/gu, '')
      .trim()
  );
}
