import { seconds } from '@kaconf/net';
import { connectionKeywords } from './checker.ts';
import { type Block, type ConfigOf, fromOuter, keyword } from './keyword.ts';
import { timer } from './types/timer.ts';

export const tcpCheck = {
  doc: 'The real server is up while a TCP connection can be made.',
  keywords: {
    ...connectionKeywords,
    delay_before_retry: keyword(
      'The time before the next try.',
      timer,
      fromOuter('delay_before_retry', seconds(1)),
      {
        refusal: "Invalid delay_before_retry connection value '{value}'",
      },
    ),
  },
} as const satisfies Block;

export interface TcpCheck extends ConfigOf<typeof tcpCheck> {}
