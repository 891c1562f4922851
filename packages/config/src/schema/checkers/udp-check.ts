import { type Block, type ConfigOf, keyword } from '../keyword.ts';
import { STRICT, unsigned } from '../types/numbers/integer.ts';
import { payload, reply } from '../types/servers/octets.ts';
import { checkerKeywords, connectionKeywords } from './common.ts';

export const udpCheck = {
  doc: 'The real server is up while a packet is not rejected, or is answered.',
  keywords: {
    ...connectionKeywords,
    ...checkerKeywords(),
    payload: keyword('What to send.', payload, [], { since: '2.2.0' }),
    require_reply: keyword('There must be an answer, perhaps this one.', reply, undefined),
    min_reply_length: keyword('The fewest octets of the answer.', unsigned(0, 65535, STRICT), 0, {
      since: '2.2.0',
      refusal: 'UDP_CHECK min length {value} not valid - must be between 0 & 65535',
    }),
    max_reply_length: keyword('The most octets of the answer.', unsigned(0, 65535, STRICT), 255, {
      since: '2.2.0',
      refusal: 'UDP_CHECK max length {value} not valid - must be between 0 & 65535',
    }),
  },
} as const satisfies Block;

export interface UdpCheck extends ConfigOf<typeof udpCheck> {}
