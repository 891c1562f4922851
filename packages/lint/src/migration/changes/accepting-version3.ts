import { OWNER } from '../../instances.ts';
import type { Change } from '../change.ts';

export const acceptingVersion3: Change = {
  since: '1.3.0',
  kind: 'changed',
  severity: 'note',
  *find(_, { config: { vrrp_instances } }) {
    for (const { name, version, priority, strict_mode, spans, span } of vrrp_instances) {
      if (version !== 3 || priority === OWNER || strict_mode || spans.accept !== undefined) continue;
      yield {
        span,
        message: `packets to the addresses of '${name}' are accepted, though it is of version 3`,
        hint: "write 'no_accept' if they are to be dropped as before",
      };
    }
  },
};
