import type { Change } from '../change.ts';

export const unicastChecksums: Change = {
  since: '1.3.7',
  kind: 'changed',
  severity: 'warning',
  *find(_, { config: { vrrp_instances } }) {
    for (const { name, version, family, unicast_peer, spans, span } of vrrp_instances) {
      if (version !== 3 || family !== 4 || unicast_peer.length === 0) continue;
      if (spans.old_unicast_checksum !== undefined) continue;
      yield {
        span: spans.unicast_peer ?? span,
        message: `the checksums of '${name}' are those of RFC 5798, which nodes before do not take`,
        hint: 'change all nodes at once, or write old_unicast_checksum until the last one is',
      };
    }
  },
};
