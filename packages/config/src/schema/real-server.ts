import { httpGet } from './http-get.ts';
import { type Block, type ConfigOf, fromOuter, keyword, many, perhapsFromOuter } from './keyword.ts';
import { tcpCheck } from './tcp-check.ts';
import { INT_MAX, UINT_MAX, unsigned } from './types/integer.ts';
import { forwarding } from './types/lvs.ts';
import { notifyScript } from './types/script.ts';
import { endpoint } from './types/server.ts';
import { connectTimeout, positiveTimer, timer } from './types/timer.ts';
import { onOff, text } from './types/words.ts';

export const realServer = {
  doc: 'One of those who serve.',
  header: endpoint(
    (address, port) => `Invalid real server ip address/port ${address}/${port ?? '(null)'} - skipping`,
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
      {
        refusal: 'Invalid inhibit_on_failure parameter {value}',
      },
    ),
    alpha: keyword('It starts as failed.', onOff, fromOuter('alpha'), {
      refusal: 'Invalid alpha parameter {value}',
    }),
    notify_up: keyword('Runs when it comes up.', notifyScript, undefined, {
      once: '((null)) notify_up script already specified - ignoring {value}',
    }),
    notify_down: keyword('Runs when it goes down.', notifyScript, undefined, {
      once: '((null)) notify_down script already specified - ignoring {value}',
    }),
    connect_timeout: keyword(
      'How long its checks wait for a connection.',
      connectTimeout,
      fromOuter('connect_timeout'),
      {
        refusal: 'real server connect_timeout {value} invalid - ignoring',
      },
    ),
    delay_loop: keyword('The time between two checks.', positiveTimer, fromOuter('delay_loop'), {
      refusal: "real server delay_loop '{value}' invalid - ignoring",
    }),
    retry: keyword(
      'How many failures in a row a checker forgives.',
      unsigned(1, UINT_MAX),
      perhapsFromOuter('retry'),
      {
        refusal: 'retry value invalid - {value}',
      },
    ),
    delay_before_retry: keyword(
      'The time before the next try.',
      timer,
      perhapsFromOuter('delay_before_retry'),
      {
        refusal: "real server delay_before_retry '{value}' invalid - ignoring",
      },
    ),
    warmup: keyword('Its checkers start within this time.', timer, perhapsFromOuter('warmup'), {
      refusal: "real server warmup '{value}' invalid - ignoring",
    }),
    virtualhost: keyword(
      'The Host header of its HTTP checks.',
      text('real server virtualhost missing'),
      perhapsFromOuter('virtualhost'),
    ),
    smtp_alert: keyword('Mail what its checkers find.', onOff, undefined, {
      refusal: 'Invalid real_server smtp_alert parameter {value}',
    }),
    TCP_CHECK: keyword('Whether a TCP connection can be made.', many(tcpCheck), []),
    HTTP_GET: keyword('Whether an HTTP request is answered as expected.', many(httpGet), []),
  },
} as const satisfies Block;

export interface RealServer extends ConfigOf<typeof realServer> {}
