import { type Block, type ConfigOf, keyword, sameAs } from '../keyword.ts';
import { dnsName, dnsType } from '../types/servers/dns.ts';
import { checkerKeywords, connectionKeywords } from './common.ts';

export const dnsCheck = {
  doc: 'The real server is up while it answers a DNS query.',
  keywords: {
    ...connectionKeywords,
    ...checkerKeywords({ retry: 3, delayBeforeRetry: sameAs('delay_loop') }),
    type: keyword('Of the record to ask for.', dnsType, 'SOA', {
      refusal: 'Unknown DNS check type {value} - ignoring',
    }),
    name: keyword('Whose record to ask for; empty: the root.', dnsName, '', {
      once: 'DNS_CHECK name already specified - ignoring',
    }),
  },
} as const satisfies Block;

export interface DnsCheck extends ConfigOf<typeof dnsCheck> {}
