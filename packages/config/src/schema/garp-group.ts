import { seconds } from '@kaconf/net';
import { type Block, type ConfigOf, keyword } from './keyword.ts';
import { garpGroupInterface, garpGroupInterfaces } from './types/network/garp-group-interface.ts';
import { pause } from './types/vrrp/pause.ts';

export const garpGroup = {
  doc: 'How fast gratuitous ARPs may follow each other on some interfaces.',
  readers: ['vrrp'],
  keywords: {
    garp_interval: keyword('The pause between two gratuitous ARPs.', pause, seconds(0), {
      refusal: "garp_group garp_interval '{value}' invalid",
    }),
    gna_interval: keyword('The pause between two unsolicited neighbour advertisements.', pause, seconds(0), {
      refusal: "garp_group gna_interval '{value}' invalid",
    }),
    interface: keyword('One interface with pauses of its own.', garpGroupInterface, []),
    interfaces: keyword('Interfaces that share the pauses.', garpGroupInterfaces, []),
  },
} as const satisfies Block;

export type GarpGroupBlock = ConfigOf<typeof garpGroup>;
