import type { Rule } from '../../rule.ts';

/** Of keepalived's own sample configuration. */
const SAMPLE = { vrid: 51, password: '1111' };

export const sampleIdentity: Rule = {
  code: 'KL104',
  name: 'sample-identity',
  severity: 'note',
  summary: 'VRID and password of the sample',
  *check({ config }) {
    for (const { virtual_router_id, authentication, spans, span } of config.vrrp_instances) {
      if (virtual_router_id !== SAMPLE.vrid || authentication?.auth_pass !== SAMPLE.password) continue;
      yield {
        span: spans.virtual_router_id ?? span,
        message: `${SAMPLE.vrid} with the password '${SAMPLE.password}' is what keepalived's sample has: any other copy on the segment is the same virtual router`,
        hint: 'choose a virtual_router_id that nobody else on the segment has',
      };
    }
  },
};
