import type { Rule } from '../../rule.ts';
import { askedForPages } from '../../servers.ts';

export const relativeUrl: Rule = {
  code: 'KL510',
  name: 'relative-url',
  severity: 'error',
  summary: 'path of a URL without a slash',
  *check({ config }) {
    for (const { HTTP_GET, SSL_GET } of askedForPages(config)) {
      for (const { path = '/', spans, span } of [...HTTP_GET, ...SSL_GET].flatMap(({ url }) => [...url])) {
        if (/^\/|^\*$|^\w+:\/\//.test(path)) continue;
        yield {
          span: spans.path ?? span,
          message: `'GET ${path}' is no request: a path begins with a slash`,
          hint: `write '/${path}'`,
        };
      }
    }
  },
};
