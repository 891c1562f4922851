import { seconds } from '@kaconf/net';
import { alias, type Block, type ConfigOf, keyword, many } from './keyword.ts';
import { realServer } from './real-server.ts';
import { INT_MAX, UINT_MAX, unsigned } from './types/integer.ts';
import { forwarding, persistence, protocol } from './types/lvs.ts';
import { notifyScript } from './types/script.ts';
import { endpoint, service } from './types/server.ts';
import { connectTimeout, positiveTimer, timer } from './types/timer.ts';
import { flag, oneOf, onOff, text } from './types/words.ts';

const scheduler = oneOf(
  'rr',
  'wrr',
  'lc',
  'wlc',
  'lblc',
  'sh',
  'mh',
  'dh',
  'fo',
  'ovf',
  'lblcr',
  'sed',
  'nq',
  'twos',
);

export const virtualServer = {
  doc: 'A service that IPVS spreads over real servers.',
  readers: ['checker'],
  header: service,
  keywords: {
    lb_algo: keyword('Which real server gets the next connection; by default wlc.', scheduler, undefined, {
      refusal: "Invalid lvs_scheduler '{value}' - ignoring",
    }),
    lvs_sched: alias('lb_algo', 'The same as lb_algo.'),
    lb_kind: keyword('How packets reach the real server; by default NAT.', forwarding('virtual'), undefined),
    lvs_method: alias('lb_kind', 'The same as lb_kind.'),
    protocol: keyword('By default UDP.', protocol, undefined, {
      refusal: 'Unknown protocol {value} - ignoring',
    }),
    persistence_timeout: keyword(
      'How long a client keeps its real server; 0: not at all.',
      persistence,
      seconds(0),
      {
        refusal: 'persistence_timeout invalid',
      },
    ),
    delay_loop: keyword('The time between two checks.', positiveTimer, seconds(60), {
      refusal: "virtual server delay loop '{value}' invalid - ignoring",
    }),
    connect_timeout: keyword('How long a check waits for a connection.', connectTimeout, seconds(5), {
      refusal: 'virtual server connect_timeout {value} invalid - ignoring',
    }),
    retry: keyword('How many failures in a row a checker forgives.', unsigned(1, UINT_MAX), undefined, {
      refusal: 'retry value invalid - {value}',
    }),
    delay_before_retry: keyword('The time before the next try.', timer, undefined, {
      refusal: "virtual server delay before retry '{value}' invalid - ignoring",
    }),
    warmup: keyword('Checkers start within this time; by default delay_loop.', timer, undefined, {
      refusal: "virtual server warmup '{value}' invalid - ignoring",
    }),
    weight: keyword('Of real servers that name none.', unsigned(1, INT_MAX), 1, {
      refusal: 'Virtual server weight {value} is outside range 1-2147483647',
    }),
    inhibit_on_failure: keyword('A failed real server gets weight 0 and stays in the table.', flag(), false),
    alpha: keyword('Real servers start as failed.', flag(), false),
    omega: keyword('Shutting down is a failure of all real servers.', flag(), false),
    quorum: keyword('The sum of weights below which the service is down.', unsigned(1, UINT_MAX), 1, {
      refusal: 'Quorum {value} must be in [1, 4294967295]. Setting to 1.',
    }),
    hysteresis: keyword('How far the sum must move beyond the quorum.', unsigned(0, UINT_MAX), 0, {
      refusal: 'Hysteresis {value} must be in [0, 4294967295] - ignoring',
    }),
    quorum_up: keyword('Runs when the quorum is reached.', notifyScript, undefined, {
      once: '((null)) quorum_up script already specified - ignoring {value}',
    }),
    quorum_down: keyword('Runs when the quorum is lost.', notifyScript, undefined, {
      once: '((null)) quorum_down script already specified - ignoring {value}',
    }),
    virtualhost: keyword(
      'The Host header of HTTP checks.',
      text('virtual server virtualhost missing'),
      undefined,
    ),
    sorry_server: keyword(
      'Who serves while the quorum is lost.',
      endpoint((address) => `Invalid sorry server IP address ${address} - skipping`),
      undefined,
    ),
    smtp_alert: keyword('Mail what its checkers find; by default as global_defs says.', onOff, undefined, {
      refusal: 'Invalid virtual_server smtp_alert parameter {value}',
    }),
    real_server: keyword('Those who serve.', many(realServer), []),
  },
} as const satisfies Block;

export interface VirtualServer extends ConfigOf<typeof virtualServer> {}
