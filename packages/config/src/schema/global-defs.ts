import { buffers } from './global/buffers.ts';
import { files } from './global/files.ts';
import { firewall } from './global/firewall.ts';
import { gratuitous } from './global/gratuitous.ts';
import { mails } from './global/mails.ts';
import { monitoring } from './global/monitoring.ts';
import { processes } from './global/processes.ts';
import { routers } from './global/routers.ts';
import { scripts } from './global/scripts.ts';
import { servers } from './global/servers.ts';
import type { Block, ConfigOf } from './keyword.ts';

export const globalDefs = {
  doc: 'What holds for the whole machine, and the defaults of instances.',
  readers: ['parent'],
  keywords: {
    ...mails,
    ...scripts,
    ...routers,
    ...gratuitous,
    ...servers,
    ...firewall,
    ...processes,
    ...buffers,
    ...monitoring,
    ...files,
  },
} as const satisfies Block;

export interface GlobalDefs extends ConfigOf<typeof globalDefs> {}
