import type { Rule } from '../../rule.ts';
import { askedForPages } from '../../servers.ts';

const HTTPS = 443;
const HTTP = 80;

export const schemeAgainstPort: Rule = {
  code: 'KL504',
  name: 'scheme-against-port',
  severity: 'warning',
  summary: 'HTTP asked on the port of HTTPS, or the other way round',
  *check({ config }) {
    for (const { HTTP_GET, SSL_GET } of askedForPages(config)) {
      for (const { connect_port, span } of HTTP_GET) {
        if (connect_port !== HTTPS) continue;
        yield { span, message: `HTTP_GET speaks no TLS to port ${HTTPS}`, hint: 'use SSL_GET' };
      }
      for (const { connect_port, span } of SSL_GET) {
        if (connect_port !== HTTP) continue;
        yield { span, message: `SSL_GET begins with TLS on port ${HTTP}`, hint: 'use HTTP_GET' };
      }
    }
  },
};
