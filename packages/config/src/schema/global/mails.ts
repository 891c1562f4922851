import { seconds } from '@kaconf/net';
import { type Block, keyword, type Leaf } from '../keyword.ts';
import { recipients, sender } from '../types/mails/mailbox.ts';
import { smtpServer } from '../types/mails/smtp-server.ts';
import { atLeastOne, TIMER_MAX_SECONDS, wholeSeconds } from '../types/numbers/integer.ts';
import { flag, onOff, text } from '../types/words/words.ts';

/** The keyword alone says nothing. */
const helloName: Leaf<string> = { form: '[TEXT]', read: ({ words: [, word] }) => word?.text };

/** Who gets mails of what, from whom, through which server. */
export const mails = {
  router_id: keyword('The name of this machine in mails; by default its host name.', text(), undefined, {
    missing: 'routerid name missing - ignoring',
  }),
  notification_email: keyword('Who gets mails.', recipients, []),
  notification_email_from: keyword('The sender of mails.', sender, undefined, {
    missing: 'emailfrom missing - ignoring',
  }),
  smtp_server: keyword('The mail server and its port.', smtpServer, undefined),
  smtp_connect_timeout: keyword(
    'How long to wait for the mail server.',
    atLeastOne(
      wholeSeconds(0, TIMER_MAX_SECONDS),
      seconds(1),
      'smtp_conect_timeout must be greater than 0, setting to 1',
    ),
    seconds(30),
    { refusal: "smtp_connect_timeout '{value}' must be in [0, 4294] - ignoring" },
  ),
  smtp_helo_name: keyword(
    'How to greet the mail server; by default with the host name.',
    helloName,
    undefined,
  ),
  smtp_alert: keyword('Mail what happens to anything that does not say otherwise.', onOff, undefined, {
    refusal: "Invalid value '{value}' for global smtp_alert specified",
    since: '2.0.0',
  }),
  smtp_alert_vrrp: keyword('Mail what happens to VRRP instances.', onOff, undefined, {
    refusal: "Invalid value '{value}' for global smtp_alert_vrrp specified",
    since: '2.0.0',
  }),
  smtp_alert_checker: keyword('Mail what the health checkers find.', onOff, undefined, {
    refusal: "Invalid value '{value}' for global smtp_alert_checker specified",
    since: '2.0.0',
  }),
  no_email_faults: keyword('Mail no transition to FAULT.', flag(), false, { since: '2.0.0' }),
  no_checker_emails: keyword('Mail no change of a real server, only those of the quorum.', onOff, false, {
    refusal: "Invalid value '{value}' for global no_checker_emails specified",
    since: '2.0.0',
  }),
} as const satisfies Block['keywords'];
