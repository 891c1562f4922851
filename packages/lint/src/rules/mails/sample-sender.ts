import type { Rule } from '../../rule.ts';

/** Of keepalived's own sample configuration. */
const SAMPLE = /@firewall\.loc$/i;

export const sampleSender: Rule = {
  code: 'KL606',
  name: 'sample-sender',
  severity: 'warning',
  summary: 'sender of the sample',
  *check({ config: { global_defs } }) {
    const { notification_email, notification_email_from: sender, spans, span } = global_defs;
    // Where the recipients are of the sample, too, that is said already.
    const isRead = notification_email.some(({ address }) => !SAMPLE.test(address));
    if (sender === undefined || !isRead || !SAMPLE.test(sender.address)) return;
    yield {
      span: spans.notification_email_from ?? span,
      message: `${sender.address} is left from keepalived's sample: mail servers refuse a sender whose domain does not exist`,
      hint: 'name a sender of a domain of your own',
    };
  },
};
