import { groupsWithMembers } from '../../instances.ts';
import type { Rule } from '../../rule.ts';

export const syncGroupPreemption: Rule = {
  code: 'KL115',
  name: 'sync-group-preemption',
  severity: 'warning',
  summary: 'members of a sync group that do not agree on nopreempt',
  *check({ config }) {
    for (const { name, members } of groupsWithMembers(config)) {
      const without = members.find(({ nopreempt }) => !nopreempt);
      const having = members.find(({ nopreempt }) => nopreempt);
      if (having === undefined || without === undefined) continue;
      yield {
        span: having.spans.nopreempt ?? having.span,
        message: `'${having.name}' leaves a master alone, and '${without.name}' of the same group takes over from one`,
        hint: `'${name}' keeps them in one state: write nopreempt for all of them, or for none`,
      };
    }
  },
};
