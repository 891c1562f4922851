import type { Block, ConfigOf } from '../keyword.ts';
import { checkerKeywords, connectionKeywords } from './common.ts';

export const pingCheck = {
  doc: 'The real server is up while it answers ICMP echo requests.',
  keywords: { ...connectionKeywords, ...checkerKeywords() },
} as const satisfies Block;

export interface PingCheck extends ConfigOf<typeof pingCheck> {}
