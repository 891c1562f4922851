import type { Rule } from '../../rule.ts';
import { serversThat } from '../../servers.ts';

/** An ARP request for a host that is gone is given up after three seconds; the manual asks for four. */
const ENOUGH = 4_000_000;

const withUdpCheck = serversThat(({ UDP_CHECK }) => UDP_CHECK.length > 0);

export const shortUdpTimeout: Rule = {
  code: 'KL507',
  name: 'short-udp-timeout',
  severity: 'warning',
  summary: 'UDP_CHECK that ends before a dead host is noticed',
  *check({ config }) {
    for (const { UDP_CHECK } of withUdpCheck(config)) {
      for (const { connect_timeout, require_reply, spans, span } of UDP_CHECK) {
        if (require_reply !== undefined || connect_timeout >= ENOUGH) continue;
        yield {
          span: spans.connect_timeout ?? span,
          message: `within ${connect_timeout / 1e6} s nobody says that a host is gone: silence counts as success`,
          hint: 'wait 4 s or more, or use require_reply',
        };
      }
    }
  },
};
