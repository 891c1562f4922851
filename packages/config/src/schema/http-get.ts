import { seconds } from '@kaconf/net';
import { connectionKeywords } from './checker.ts';
import { alias, type Block, type ConfigOf, fromOuter, keyword, many, perhapsFromOuter } from './keyword.ts';
import { digest, statusCodes } from './types/http.ts';
import { UINT_MAX, unsigned } from './types/integer.ts';
import { timer } from './types/timer.ts';
import { deprecated, text } from './types/words.ts';

export const url = {
  doc: 'One request and what its answer must be.',
  keywords: {
    path: keyword('Of the request.', text(), undefined),
    digest: keyword('The MD5 digest of the answer.', digest, undefined, {
      once: "Digest '{value}' is a duplicate",
    }),
    status_code: keyword('The status codes that are fine.', statusCodes, [{ min: 200, max: 299 }]),
    virtualhost: keyword(
      'The Host header.',
      text('Missing HTTP_GET virtualhost name'),
      perhapsFromOuter('virtualhost'),
    ),
  },
} as const satisfies Block;

export interface Url extends ConfigOf<typeof url> {}

export const httpGet = {
  doc: 'The real server is up while each URL is answered as expected.',
  keywords: {
    ...connectionKeywords,
    delay_before_retry: keyword(
      'The time before the next try.',
      timer,
      fromOuter('delay_before_retry', seconds(3)),
      {
        refusal: "Invalid delay_before_retry connection value '{value}'",
      },
    ),
    nb_get_retry: alias(
      'retry',
      'Deprecated: the same as retry.',
      deprecated(unsigned(0, UINT_MAX), "nb_get_retry is deprecated - please use 'retry'"),
    ),
    virtualhost: keyword(
      'The Host header.',
      text('HTTP_GET virtualhost name missing'),
      perhapsFromOuter('virtualhost'),
    ),
    url: keyword('What to ask for; one after the other.', many(url), []),
  },
} as const satisfies Block;

export interface HttpGet extends ConfigOf<typeof httpGet> {}
