import type { Rule } from '../../rule.ts';

/** Of keepalived's own sample configuration. */
const SAMPLE = /@firewall\.loc$/i;

export const sampleMailbox: Rule = {
  code: 'KL604',
  name: 'sample-mailbox',
  severity: 'warning',
  summary: 'mail addresses of the sample',
  *check({ config: { global_defs } }) {
    const { notification_email, spans, span } = global_defs;
    const sample = notification_email.find(({ address }) => SAMPLE.test(address));
    if (sample === undefined) return;
    yield {
      span: spans.notification_email ?? span,
      message: `${sample.address} is left from keepalived's sample: nobody reads it`,
      hint: 'name somebody who does, or leave notification_email out',
    };
  },
};
