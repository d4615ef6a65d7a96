// The members of every kind of object that plugin code sees here, for the table of the README and for the switch that names what is absent.
import { CLIENT_STORAGE_MEMBERS } from './figma/client-storage-api';
import { FIGMA_MEMBERS } from './figma/figma-api';
import { IMAGE_MEMBERS } from './figma/image-api';
import { NODE_MEMBERS } from './nodes/members';
import { PAGE_MEMBERS, ROOT_MEMBERS } from './nodes/page-api';
import { PARAMETERS_MEMBERS } from './figma/parameter-input';
import { STYLE_MEMBERS } from './figma/style-api';
import { UI_MEMBERS } from './figma/ui-api';
import { VIEWPORT_MEMBERS } from './figma/viewport-api';

export const PRESENT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  'figma': FIGMA_MEMBERS,
  'figma.ui': UI_MEMBERS,
  'figma.viewport': VIEWPORT_MEMBERS,
  'figma.clientStorage': CLIENT_STORAGE_MEMBERS,
  'figma.parameters': PARAMETERS_MEMBERS,
  'Image': IMAGE_MEMBERS,
  'PAINT': STYLE_MEMBERS,
  'DOCUMENT': ROOT_MEMBERS,
  'PAGE': PAGE_MEMBERS,
  ...NODE_MEMBERS,
};
