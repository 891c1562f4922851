import type { Rule } from '../../rule.ts';

export const unenforcedHmac: Rule = {
  code: 'KL117',
  name: 'unenforced-hmac',
  severity: 'note',
  summary: 'auth_hmac that is not enforced',
  *check({ config }) {
    for (const { name, auth_hmac } of config.vrrp_instances) {
      if (auth_hmac === undefined || auth_hmac.mode === 'enforce') continue;
      yield {
        span: auth_hmac.spans.mode ?? auth_hmac.span,
        message: `with mode ${auth_hmac.mode}, '${name}' takes adverts without an HMAC, too`,
        hint: "'mode enforce' when all routers of the group sign",
      };
    }
  },
};
