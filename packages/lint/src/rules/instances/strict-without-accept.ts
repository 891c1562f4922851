import { OWNER } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const strictWithoutAccept: Rule = {
  code: 'KL103',
  name: 'strict-without-accept',
  severity: 'warning',
  summary: 'strict mode makes the addresses unreachable',
  *check({ config: { vrrp_instances, global_defs } }) {
    const hit = vrrp_instances.filter(
      ({ strict_mode, accept, priority, spans }) =>
        strict_mode && !accept && priority !== OWNER && spans.accept === undefined,
    );
    // One line of global_defs is one mistake, however many instances it is about.
    const bySwitch = Map.groupBy(
      hit,
      ({ spans, span }) => spans.strict_mode ?? global_defs.spans.vrrp_strict ?? span,
    );
    for (const [span, [first, ...others]] of bySwitch) {
      const whose = others.length === 0 ? `'${first?.name}'` : `'${first?.name}' and ${others.length} more`;
      yield {
        span,
        message: `packets to the addresses of ${whose} are dropped: nobody can ping or use them`,
        hint: "leave strict mode out, or use version 3 with 'accept'",
      };
    }
  },
};
