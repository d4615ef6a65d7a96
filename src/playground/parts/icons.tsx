// The playground's few icons, drawn at 16 px in the current text colour.
import type { JSX } from 'preact';

const PATHS = {
  move: 'M3 2.5 12.5 6.4 8.3 8.3 6.4 12.5Z',
  frame: 'M4.5 1.5v13M11.5 1.5v13M1.5 4.5h13M1.5 11.5h13',
  rectangle: 'M2.5 2.5h11v11h-11Z',
  ellipse: 'M8 2.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11Z',
  delete: 'M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4',
  duplicate: 'M2.5 2.5h8v8h-8ZM5.5 10.5v3h8v-8h-3',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H7',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H9',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  sun: 'M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3.05 3.05l1.06 1.06M11.9 11.9l1.05 1.05M12.95 3.05 11.9 4.1M4.1 11.9l-1.05 1.05',
  moon: 'M13 9.5A5.5 5.5 0 0 1 6.5 3 5.5 5.5 0 1 0 13 9.5Z',
  close: 'M4 4l8 8M12 4l-8 8',
  group: 'M2.5 4v-1.5H4M6.5 2.5h3M12 2.5h1.5V4M13.5 6.5v3M13.5 12v1.5H12M9.5 13.5h-3M4 13.5H2.5V12M2.5 9.5v-3',
  image: 'M2.5 2.5h11v11h-11ZM2.5 11l3.5-3.5 3 3 1.5-1.5 3 3M10 5.5h.01',
  vector: 'M3 13C3 6 6 3 13 3M1.8 13h2.4M11.8 3h2.4',
  component: 'M8 1.8 14.2 8 8 14.2 1.8 8Z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8ZM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      stroke-linejoin="round"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
