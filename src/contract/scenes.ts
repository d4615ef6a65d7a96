// Names of the starter scenes; the plugin holds their shapes.

export const SCENES = [
  { id: 'lake', name: 'Lake and mountains' },
  { id: 'seaside', name: 'Seaside' },
  { id: 'forest-river', name: 'Forest river' },
] as const;

export type SceneId = (typeof SCENES)[number]['id'];
