import { replace } from '../../fixes.ts';
import { spanOfWord } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn } from './instances.ts';

export const unicastWithoutPeers: Change = {
  since: '2.2.5',
  kind: 'changed',
  severity: 'warning',
  *find(written) {
    for (const { name, said } of instancesIn(written)) {
      const source = said('unicast_src_ip');
      if (source === undefined || said('unicast_peer') || said('unicast_fault_no_peer')) continue;
      const span = spanOfWord(source.words[0]);
      yield {
        span,
        message: `'unicast_src_ip' is deprecated where there are no peers: '${name}' is multicast`,
        hint: "write 'mcast_src_ip', or add a unicast_peer",
        ...(!said('mcast_src_ip') && { fix: replace("write 'mcast_src_ip'", span, 'mcast_src_ip') }),
      };
    }
  },
};
