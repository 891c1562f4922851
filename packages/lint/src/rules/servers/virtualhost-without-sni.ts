import type { Rule } from '../../rule.ts';
import { serversThat } from '../../servers.ts';

const withSslGet = serversThat(({ SSL_GET }) => SSL_GET.length > 0);

export const virtualhostWithoutSni: Rule = {
  code: 'KL511',
  name: 'virtualhost-without-sni',
  severity: 'note',
  summary: 'virtualhost that TLS is not told',
  *check({ config }) {
    for (const { SSL_GET } of withSslGet(config)) {
      for (const { virtualhost, url, enable_sni, span } of SSL_GET) {
        const host = url.find((it) => it.virtualhost !== undefined)?.virtualhost ?? virtualhost;
        if (host === undefined || enable_sni) continue;
        yield {
          span,
          message: `the request names ${host}, and TLS before it nobody: a server of many names answers as another one`,
          hint: 'add enable_sni',
        };
      }
    }
  },
};
