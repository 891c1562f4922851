import { remove } from '../../fixes.ts';
import type { Rule } from '../../rule.ts';

export const redundantNativeIpv6: Rule = {
  code: 'KL112',
  name: 'redundant-native-ipv6',
  severity: 'note',
  summary: 'native_ipv6 beside IPv6 addresses',
  *check({ config, texts, diagnostics }) {
    // Without it, the first address decides of which family the others have to be.
    if (diagnostics.some(({ code }) => code === 'KA0017')) return;
    for (const { name, native_ipv6, family, virtual_ipaddress, spans } of config.vrrp_instances) {
      if (!native_ipv6 || family !== 6 || virtual_ipaddress.length === 0 || !spans.native_ipv6) continue;
      yield {
        span: spans.native_ipv6,
        message: `the addresses of '${name}' tell that it is about IPv6; the manual calls native_ipv6 deprecated`,
        fix: remove('leave native_ipv6 out', spans.native_ipv6, texts),
      };
    }
  },
};
