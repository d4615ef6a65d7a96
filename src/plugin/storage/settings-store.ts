// The person's settings in figma.clientStorage.
import { FailureError } from '../../contract/failure';
import { DEFAULT_SETTINGS, readSettings } from '../../contract/storage/settings';
import { SETTINGS_KEY } from '../../contract/storage/storage-keys';
import type { Settings } from '../../contract/storage/settings';

/** The stored settings; the defaults where nothing is stored or the storage refuses. Never rejects. */
export async function loadSettings(): Promise<Settings> {
  try {
    return readSettings(await figma.clientStorage.getAsync(SETTINGS_KEY));
  } catch (thrown) {
    console.warn('Alla Prima starts with its default settings, because the stored ones could not be read:', String(thrown));
    return DEFAULT_SETTINGS;
  }
}

/** Store settings, with broken fields put right. Throws FailureError `storage-refused`. */
export async function saveSettings(settings: Settings): Promise<Record<string, never>> {
  try {
    await figma.clientStorage.setAsync(SETTINGS_KEY, readSettings(settings));
  } catch (thrown) {
    throw new FailureError(
      'storage-refused',
      'Your settings could not be saved. They stay as they are until you close the plugin.',
      String(thrown),
    );
  }
  return {};
}
