import { micros } from '@kaconf/net';
import { alias, type Block, type ConfigOf, keyword } from './keyword.ts';
import { bfdInterval } from './types/bfd/interval.ts';
import { bfdName } from './types/bfd/name.ts';
import { neighbour } from './types/bfd/neighbour.ts';
import { address } from './types/network/address.ts';
import { integer, STRICT, unsigned } from './types/numbers/integer.ts';
import { weight } from './types/tracking/weight.ts';
import { flag, onOff } from './types/words/words.ts';

const MAX_TTL = 255;

const error = (rest: string) => `Configuration error: BFD instance {name} ${rest}`;
/** What the sessions themselves need: the process that keeps them reads it. */
const ofSession = { readers: ['bfd'] } as const;

export const bfdInstance = {
  doc: 'A BFD session (RFC 5880) with a neighbour.',
  readers: ['checker', 'vrrp', 'bfd'],
  header: bfdName,
  keywords: {
    neighbor_ip: keyword('The neighbour.', neighbour, undefined, ofSession),
    neighbour_ip: alias('neighbor_ip', 'Another spelling of neighbor_ip.'),
    source_ip: keyword('The source of what is sent; by default the kernel chooses.', address, undefined, {
      ...ofSession,
      refusal: error('has malformed source address {value}, ignoring'),
    }),
    min_rx: keyword('The least time between two packets of the neighbour.', bfdInterval(1), micros(10_000), {
      ...ofSession,
      refusal: error('min_rx value {value} is not valid (must be in range [1-4294967]), ignoring'),
    }),
    min_tx: keyword('The least time between two packets of ours.', bfdInterval(1), micros(10_000), {
      ...ofSession,
      refusal: error('min_tx value {value} is not valid (must be in range [1-4294967]), ignoring'),
    }),
    idle_tx: keyword(
      'The time between two of our packets while there is no session.',
      bfdInterval(1000),
      micros(1_000_000),
      {
        ...ofSession,
        refusal: error('idle_tx value {value} is not valid (must be in range [1000-4294967]), ignoring'),
      },
    ),
    multiplier: keyword(
      'How many packets must be missing until the session is down.',
      unsigned(1, 255, STRICT),
      5,
      {
        ...ofSession,
        refusal: error('multiplier value {value} not valid (must be in range [1-255]), ignoring'),
      },
    ),
    passive: keyword('Wait for the neighbour to begin.', flag(), false, ofSession),
    ttl: keyword('The TTL or hop limit of our packets.', unsigned(1, MAX_TTL, STRICT), undefined, {
      ...ofSession,
      refusal: error(`ttl/hoplimit value {value} not valid (must be in range [1-${MAX_TTL}]), ignoring`),
    }),
    hoplimit: alias('ttl', 'Another word for ttl.'),
    max_hops: keyword(
      'How many hops a packet of the neighbour may have made.',
      integer(-1, MAX_TTL, STRICT),
      0,
      {
        ...ofSession,
        refusal: error(`max_hops value {value} not valid (must be in range [-1-${MAX_TTL}]), ignoring`),
      },
    ),
    multihop: keyword('The neighbour is some hops away (RFC 5883).', onOff, false, {
      ...ofSession,
      refusal: error('multihop setting not valid - {value}'),
      since: '2.2.8',
    }),
    weight: keyword(
      'Added to the priority of who tracks it; 0: a session that is down is a FAULT.',
      weight({
        max: 253,
        range: error('weight value {value} not valid (must be in range [-253-253]), ignoring'),
        option: error('unknown weight option {value}'),
      }),
      { weight: 0, reverse: false },
      { readers: ['vrrp'] },
    ),
    vrrp: keyword('For VRRP instances; with neither this nor checker, for both.', flag(), false),
    checker: keyword('For real servers.', flag(), false),
  },
} as const satisfies Block;

export type BfdInstanceBlock = ConfigOf<typeof bfdInstance>;
