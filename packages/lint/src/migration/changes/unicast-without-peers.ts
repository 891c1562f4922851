import { replace } from '../../fixes.ts';
import { spanOfWord, spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { inBlock } from '../written.ts';
import { instancesIn } from './instances.ts';

export const unicastWithoutPeers: Change = {
  since: '2.2.5',
  kind: 'changed',
  severity: 'warning',
  *find(written, { config: { vrrp_instances } }) {
    for (const { name, said } of instancesIn(written)) {
      const source = said('unicast_src_ip');
      const peers = said('unicast_peer');
      const valid = vrrp_instances.find((it) => it.name === name)?.unicast_peer;
      // Of an instance that keepalived leaves out nobody knows which peers are valid.
      const isUnicast = valid ? valid.length > 0 : peers !== undefined && inBlock(peers).length > 0;
      if (isUnicast || said('unicast_fault_no_peer')) continue;
      if (peers !== undefined) {
        const message = `a unicast_peer without peers is deprecated: '${name}' is multicast`;
        const hint = "name the peers; 'unicast_fault_no_peer' keeps it from starting without";
        yield { span: spanOfWords(peers), message, hint };
      } else if (source !== undefined) {
        const span = spanOfWord(source.words[0]);
        yield {
          span,
          message: `'unicast_src_ip' is deprecated where there are no peers: '${name}' is multicast`,
          hint: "write 'mcast_src_ip', or add a unicast_peer",
          ...(!said('mcast_src_ip') && { fix: replace("write 'mcast_src_ip'", span, 'mcast_src_ip') }),
        };
      }
    }
  },
};
