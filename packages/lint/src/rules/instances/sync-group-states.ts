import type { Rule } from '../../rule.ts';

export const syncGroupStates: Rule = {
  code: 'KL106',
  name: 'sync-group-states',
  severity: 'warning',
  summary: 'members of a sync group that start in different states',
  *check({ config: { vrrp_sync_groups, vrrp_instances } }) {
    if (vrrp_sync_groups.length === 0) return;
    const stateOf = new Map(vrrp_instances.map(({ name, state }) => [name, state]));
    for (const { name, group } of vrrp_sync_groups) {
      const [first, ...others] = group.filter(({ instance }) => stateOf.has(instance));
      const state = stateOf.get(first?.instance ?? '');
      const odd = others.find(({ instance }) => stateOf.get(instance) !== state);
      if (first === undefined || odd === undefined) continue;
      yield {
        span: odd.span,
        message: `'${odd.instance}' starts as ${stateOf.get(odd.instance)}, and '${first.instance}' of the same group as ${state}`,
        hint: `'${name}' keeps its members in one state: write the same for all of them`,
      };
    }
  },
};
