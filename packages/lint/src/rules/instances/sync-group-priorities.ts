import { groupsWithMembers } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const syncGroupPriorities: Rule = {
  code: 'KL116',
  name: 'sync-group-priorities',
  severity: 'note',
  summary: 'members of a sync group with different priorities',
  *check({ config }) {
    for (const { name, members } of groupsWithMembers(config)) {
      const [first, ...others] = members;
      const odd = others.find(({ priority }) => priority !== first?.priority);
      if (first === undefined || odd === undefined) continue;
      yield {
        span: odd.spans.priority ?? odd.span,
        message: `'${odd.name}' has priority ${odd.priority}, and '${first.name}' of the same group ${first.priority}`,
        hint: `where the other router is between the two, '${name}' has no clear master: give all members the same`,
      };
    }
  },
};
