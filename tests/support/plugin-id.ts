// The plugin's id as its one setting has it: tests must hold for whichever the owner draws.
import manifest from '../../manifest.json' with { type: 'json' };

export const PLUGIN_ID: string = manifest.id;
