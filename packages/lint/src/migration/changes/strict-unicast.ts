import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';
import { instancesIn } from './instances.ts';
import { isStrict } from './strictness.ts';

export const strictUnicast: Change = {
  since: '2.4.0',
  kind: 'changed',
  severity: 'error',
  *find(written, { config: { vrrp_instances } }) {
    for (const instance of instancesIn(written).filter((it) => isStrict(it, written))) {
      const peers = instance.said('unicast_peer');
      const isMulticast = vrrp_instances.some(
        ({ name, unicast_peer }) => name === instance.name && unicast_peer.length === 0,
      );
      if (peers === undefined || isMulticast) continue;
      yield {
        span: spanOfWords(peers),
        message: `'${instance.name}' does not start: strict mode forbids unicast`,
        hint: "write 'strict_mode off' there, or leave vrrp_strict out",
      };
    }
  },
};
