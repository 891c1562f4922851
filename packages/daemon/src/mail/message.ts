import type { MailPlan } from '@kaconf/vrrp';

export interface Mail {
  /** Behind the name of this machine. */
  readonly subject: string;
  readonly text: string;
}

/** What follows DATA, with the dot that ends it (RFC 5321 section 4.1.1.4): the octets of keepalived's. */
export function mailContent({ from, routerId, to }: MailPlan, { subject, text }: Mail, time: Date): string {
  return [
    `Date: ${mailDate(time)}`,
    `From: ${from}`,
    `Subject: [${routerId}] ${subject}`,
    'X-Mailer: Keepalived',
    `To: ${to.join(',\r\n ')}`,
    '',
    text,
    '',
    '.',
    '',
  ].join('\r\n');
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mon, 01 Mar 2021 09:44:08 +0100`: RFC 5322 section 3.3. */
export function mailDate(time: Date): string {
  const two = (value: number) => `${value}`.padStart(2, '0');
  const east = -time.getTimezoneOffset();
  const zone = `${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}${two(Math.abs(east) % 60)}`;
  const day = `${DAYS[time.getDay()]}, ${two(time.getDate())} ${MONTHS[time.getMonth()]} ${time.getFullYear()}`;
  return `${day} ${[time.getHours(), time.getMinutes(), time.getSeconds()].map(two).join(':')} ${zone}`;
}
