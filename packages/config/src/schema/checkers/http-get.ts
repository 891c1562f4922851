import { seconds } from '@kaconf/net';
import { alias, type Block, type ConfigOf, keyword, many, perhapsFromOuter } from '../keyword.ts';
import { httpProtocol, sniName } from '../types/servers/http.ts';

import { onOff, overwritten, text } from '../types/words/words.ts';
import { checkerKeywords, connectionKeywords } from './common.ts';
import { secureUrl, url } from './url.ts';

const keywords = {
  ...connectionKeywords,
  ...checkerKeywords({ delayBeforeRetry: seconds(3) }),
  nb_get_retry: alias('retry', 'An older word for retry.', undefined, {
    refusal: "Invalid nb_get_retry value '{value}'",
    deprecated: { instead: 'retry', complaint: "nb_get_retry is deprecated - please use 'retry'" },
  }),
  virtualhost: keyword(
    'The Host header.',
    overwritten('virtualhost', text('HTTP_GET virtualhost name missing')),
    perhapsFromOuter('virtualhost'),
  ),
  http_protocol: keyword('Of the request; 1.0C closes the connection.', httpProtocol, '1.0', {
    since: '2.0.17',
  }),
  enable_sni: keyword('Tell the name of the server when TLS begins.', onOff, false, {
    refusal: 'Invalid enable_sni parameter {value}',
  }),
  sni_name: keyword('Tell this name; without one, as enable_sni.', sniName, undefined, { since: '2.4.3' }),
  fast_recovery: keyword(
    'While the real server comes up, ask for the next URL without a delay.',
    onOff,
    false,
    {
      since: '2.0.17',
      refusal: 'Invalid fast_recovery parameter {value}',
    },
  ),
};

export const httpGet = {
  doc: 'The real server is up while each URL is answered as expected.',
  keywords: { ...keywords, url: keyword('What to ask for; one after the other.', many(url), []) },
} as const satisfies Block;

export const sslGet = {
  doc: 'As HTTP_GET, over TLS.',
  keywords: {
    ...keywords,
    tls_compliant: keyword('Say goodbye as TLS has it.', onOff, false, {
      since: '2.2.8',
      refusal: 'Invalid tls_compliant option {value}',
    }),
    url: keyword('What to ask for; one after the other.', many(secureUrl), []),
  },
} as const satisfies Block;

export interface HttpGet extends ConfigOf<typeof httpGet> {}
export interface SslGet extends ConfigOf<typeof sslGet> {}
