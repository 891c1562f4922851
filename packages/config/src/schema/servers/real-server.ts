import { bfdCheck } from '../checkers/bfd-check.ts';
import { dnsCheck } from '../checkers/dns-check.ts';
import { fileCheck } from '../checkers/file-check.ts';
import { httpGet, sslGet } from '../checkers/http-get.ts';
import { miscCheck } from '../checkers/misc-check.ts';
import { pingCheck } from '../checkers/ping-check.ts';
import { smtpCheck } from '../checkers/smtp-check.ts';
import { tcpCheck } from '../checkers/tcp-check.ts';
import { udpCheck } from '../checkers/udp-check.ts';
import { type Block, type ConfigOf, fromOuter, keyword, many, perhapsFromOuter } from '../keyword.ts';
import { INT_MAX, STRICT, UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { connectTimeout, positiveTimer, timer } from '../types/numbers/timer.ts';
import { notifyScript } from '../types/processes/script.ts';
import { forwarding } from '../types/servers/forwarding.ts';
import { endpoint } from '../types/servers/server.ts';
import { onlyText, onOff, overwritten, text } from '../types/words/words.ts';

const checkers = {
  TCP_CHECK: keyword(tcpCheck.doc, many(tcpCheck), []),
  HTTP_GET: keyword(httpGet.doc, many(httpGet), []),
  SSL_GET: keyword(sslGet.doc, many(sslGet), []),
  SMTP_CHECK: keyword(smtpCheck.doc, many(smtpCheck), []),
  DNS_CHECK: keyword(dnsCheck.doc, many(dnsCheck), []),
  UDP_CHECK: keyword(udpCheck.doc, many(udpCheck), [], { since: '2.1.0' }),
  PING_CHECK: keyword(pingCheck.doc, many(pingCheck), [], { since: '2.1.0' }),
  MISC_CHECK: keyword(miscCheck.doc, many(miscCheck), []),
  FILE_CHECK: keyword(fileCheck.doc, many(fileCheck), [], { since: '2.1.0' }),
  BFD_CHECK: keyword(bfdCheck.doc, many(bfdCheck), [], { since: '2.0.0' }),
};

/** The defaults of its checkers. */
const forCheckers = {
  alpha: keyword('It starts as failed.', onOff, fromOuter('alpha'), {
    refusal: 'Invalid alpha parameter {value}',
  }),
  connect_timeout: keyword(
    'How long its checks wait for a connection.',
    connectTimeout,
    fromOuter('connect_timeout'),
    { refusal: 'real server connect_timeout {value} invalid - ignoring', since: '2.0.13' },
  ),
  delay_loop: keyword('The time between two checks.', positiveTimer, fromOuter('delay_loop'), {
    refusal: "real server delay_loop '{value}' invalid - ignoring",
  }),
  retry: keyword(
    'How many failures in a row a checker forgives.',
    unsigned(1, UINT_MAX, STRICT),
    perhapsFromOuter('retry'),
    { refusal: 'retry value invalid - {value}' },
  ),
  delay_before_retry: keyword(
    'The time before the next try.',
    timer,
    perhapsFromOuter('delay_before_retry'),
    { refusal: "real server delay_before_retry '{value}' invalid - ignoring" },
  ),
  warmup: keyword('Its checkers start within this time.', timer, perhapsFromOuter('warmup'), {
    refusal: "real server warmup '{value}' invalid - ignoring",
  }),
  virtualhost: keyword(
    'The Host header of its HTTP checks.',
    overwritten('rs virtualhost', text('real server virtualhost missing')),
    perhapsFromOuter('virtualhost'),
  ),
  smtp_alert: keyword(
    'Mail what its checkers find; by default as global_defs says, else on.',
    onOff,
    undefined,
    {
      refusal: 'Invalid real_server smtp_alert parameter {value}',
      since: '2.0.0',
    },
  ),
};

export const realServer = {
  doc: 'One of those who serve.',
  header: endpoint(
    (address, _port, written = '(null)') =>
      `Invalid real server ip address/port ${address}/${written} - skipping`,
  ),
  keywords: {
    weight: keyword('Its share; 0: no new connections.', unsigned(0, INT_MAX), fromOuter('weight'), {
      refusal: 'Real server weight {value} is outside range 0-2147483647',
    }),
    lvs_method: keyword('How packets reach it.', forwarding('real'), perhapsFromOuter('lb_kind')),
    uthreshold: keyword('No new connections above so many; 0: no limit.', unsigned(0, UINT_MAX), 0, {
      refusal: "Invalid real_server uthreshold '{value}' - ignoring",
    }),
    lthreshold: keyword('New connections again below so many.', unsigned(0, UINT_MAX), 0, {
      refusal: "Invalid real_server lthreshold '{value}' - ignoring",
    }),
    inhibit_on_failure: keyword(
      'When failed it gets weight 0 and stays in the table.',
      onOff,
      fromOuter('inhibit_on_failure'),
      { refusal: 'Invalid inhibit_on_failure parameter {value}' },
    ),
    notify_up: keyword('Runs when it comes up.', notifyScript, undefined, {
      once: '({group}) notify_up script already specified - ignoring {value}',
    }),
    notify_down: keyword('Runs when it goes down.', notifyScript, undefined, {
      once: '({group}) notify_down script already specified - ignoring {value}',
    }),
    snmp_name: keyword(
      'What SNMP calls it.',
      overwritten('rs snmp_name', onlyText('real server snmp_name missing or extra parameters')),
      undefined,
      {
        since: '2.2.3',
      },
    ),
    ...forCheckers,
    ...checkers,
  },
} as const satisfies Block;

/** As written; the `RealServer` of a `Config` is complete. */
export interface RealServerBlock extends ConfigOf<typeof realServer> {}
