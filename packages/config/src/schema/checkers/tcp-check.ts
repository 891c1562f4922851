import type { Block, ConfigOf } from '../keyword.ts';
import { checkerKeywords, connectionKeywords } from './common.ts';

export const tcpCheck = {
  doc: 'The real server is up while a TCP connection can be made.',
  keywords: { ...connectionKeywords, ...checkerKeywords() },
} as const satisfies Block;

export interface TcpCheck extends ConfigOf<typeof tcpCheck> {}
