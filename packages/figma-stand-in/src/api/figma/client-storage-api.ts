// figma.clientStorage: 5 MB per plugin on this machine, JSON and Uint8Array only.
import { refuse } from '../../document/host-error';
import { text } from '../checks';
import { copyMessage, messageBytes } from '../message-rules';
import type { PluginRun } from '../plugin-run';
import { Remote, sayWhere } from '../remote';

const CLIENT_STORAGE_LIMIT = 5_000_000;

export const CLIENT_STORAGE_MEMBERS = [
  'getAsync',
  'setAsync',
  'deleteAsync',
  'keysAsync',
] as const satisfies readonly (keyof ClientStorageAPI)[];

export class ClientStorageApi extends Remote implements Pick<ClientStorageAPI, (typeof CLIENT_STORAGE_MEMBERS)[number]> {
  readonly kind = 'figma.clientStorage';
  readonly members: readonly string[] = CLIENT_STORAGE_MEMBERS;

  constructor(private readonly run: PluginRun) {
    super();
  }

  label(): string {
    return '[object Object]';
  }

  async getAsync(key: string): Promise<unknown> {
    return this.run.perform('clientStorage.getAsync', () => {
      const stored = this.run.around.clientStorage.get(text(key, 'key'));
      return stored === undefined ? undefined : copyMessage(stored);
    });
  }

  async setAsync(key: string, value: unknown): Promise<void> {
    const copy = value === undefined ? undefined : copyMessage(value, 'value');
    await this.run.perform('clientStorage.setAsync', () => {
      const storage = this.run.around.clientStorage;
      const others = [...storage].filter(([other]) => other !== key).reduce((sum, [other, item]) => sum + other.length + messageBytes(item), 0);
      if (others + text(key, 'key').length + messageBytes(copy) > CLIENT_STORAGE_LIMIT)
        refuse('Exceeded the storage quota: a plugin can keep 5 MB');
      storage.set(key, copy);
    });
  }

  async deleteAsync(key: string): Promise<void> {
    await this.run.perform('clientStorage.deleteAsync', () => void this.run.around.clientStorage.delete(text(key, 'key')));
  }

  async keysAsync(): Promise<string[]> {
    return this.run.perform('clientStorage.keysAsync', () => [...this.run.around.clientStorage.keys()]);
  }
}
sayWhere(ClientStorageApi, CLIENT_STORAGE_MEMBERS);
