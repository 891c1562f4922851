import type { Rule } from '../../rule.ts';

/** Of keepalived's own sample configuration. */
const SAMPLE = 'LVS_DEVEL';

export const sampleRouterId: Rule = {
  code: 'KL605',
  name: 'sample-router-id',
  severity: 'note',
  summary: 'router_id of the sample',
  *check({ config: { global_defs } }) {
    const { router_id, notification_email, spans, span } = global_defs;
    if (router_id !== SAMPLE || notification_email.length === 0) return;
    yield {
      span: spans.router_id ?? span,
      message: `${SAMPLE} is the router_id of keepalived's sample: mails of all machines with it look alike`,
      hint: 'name the machine, or leave it out: then it is the name of the host',
    };
  },
};
