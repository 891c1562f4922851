import type { Rule } from '../../rule.ts';

export const ahAuthentication: Rule = {
  code: 'KL105',
  name: 'ah-authentication',
  severity: 'note',
  summary: 'AH authentication',
  *check({ config }) {
    for (const { authentication, spans, span } of config.vrrp_instances) {
      if (authentication?.auth_type !== 'AH') continue;
      yield {
        span: spans.authentication ?? span,
        message: "AH is no part of VRRP any more, and keepalived's manual advises against it",
        hint: 'auth_hmac signs adverts, from keepalived 2.4.2 on',
      };
    }
  },
};
