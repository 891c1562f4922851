import { seconds } from '@kaconf/net';
import { alias, type Block, type ConfigOf, keyword, many } from '../keyword.ts';
import { every } from '../types/numbers/every.ts';
import { INT_MAX, STRICT, UINT_MAX, unsigned } from '../types/numbers/integer.ts';
import { connectTimeout, positiveTimer, timer } from '../types/numbers/timer.ts';
import { notifyScript } from '../types/processes/script.ts';
import { forwarding } from '../types/servers/forwarding.ts';
import { granularity } from '../types/servers/granularity.ts';
import { protocol, scheduler } from '../types/servers/lvs.ts';
import { persistence, persistenceEngine } from '../types/servers/persistence.ts';
import { endpoint, service } from '../types/servers/server.ts';
import { flag, oneOf, onlyText, onOff, overwritten, text } from '../types/words/words.ts';
import { realServer } from './real-server.ts';

/** How IPVS treats what arrives. */
const treatment = {
  ip_family: keyword(
    'Of the packets, where neither address nor real servers tell.',
    every(oneOf('inet', 'inet6')),
    [],
    { refusal: 'unknown address family {value}' },
  ),
  lb_algo: keyword('Which real server gets the next connection; by default wlc.', scheduler, undefined, {
    refusal: "Invalid lvs_scheduler '{value}' - ignoring",
  }),
  lvs_sched: alias('lb_algo', 'The same as lb_algo.'),
  hashed: keyword('Of no effect.', flag(), false),
  ops: keyword('Each packet is a connection: UDP and marks only.', flag(), false),
  'flag-1': keyword('The first flag of the scheduler.', flag(), false),
  'flag-2': keyword('The second flag of the scheduler.', flag(), false),
  'flag-3': keyword('The third flag of the scheduler.', flag(), false),
  'sh-port': keyword('Scheduler sh looks at the port, too.', flag(), false),
  'sh-fallback': keyword('Scheduler sh leaves out who is down.', flag(), false),
  'mh-port': keyword('Scheduler mh looks at the port, too.', flag(), false, { since: '2.0.20' }),
  'mh-fallback': keyword('Scheduler mh leaves out who is down.', flag(), false, { since: '2.0.20' }),
  lb_kind: keyword('How packets reach the real server; by default NAT.', forwarding('virtual'), undefined),
  lvs_method: alias('lb_kind', 'The same as lb_kind.'),
  persistence_engine: keyword('What tells clients apart: sip.', persistenceEngine, undefined),
  persistence_timeout: keyword(
    'How long a client keeps its real server; 0: not at all.',
    persistence,
    seconds(0),
    { refusal: 'persistence_timeout invalid' },
  ),
  persistence_granularity: keyword('How much of its address makes a client.', every(granularity), []),
  protocol: keyword('By default UDP.', protocol, undefined, {
    refusal: 'Unknown protocol {value} - ignoring',
  }),
};

/** The defaults of the checkers of its real servers. */
const forCheckers = {
  delay_loop: keyword('The time between two checks.', positiveTimer, seconds(60), {
    refusal: "virtual server delay loop '{value}' invalid - ignoring",
  }),
  connect_timeout: keyword('How long a check waits for a connection.', connectTimeout, seconds(5), {
    refusal: 'virtual server connect_timeout {value} invalid - ignoring',
    since: '2.0.13',
  }),
  retry: keyword('How many failures in a row a checker forgives.', unsigned(1, UINT_MAX, STRICT), undefined, {
    refusal: 'retry value invalid - {value}',
  }),
  delay_before_retry: keyword('The time before the next try.', timer, undefined, {
    refusal: "virtual server delay before retry '{value}' invalid - ignoring",
  }),
  warmup: keyword('Checkers start within this time; by default delay_loop.', timer, undefined, {
    refusal: "virtual server warmup '{value}' invalid - ignoring",
  }),
  virtualhost: keyword(
    'The Host header of HTTP checks.',
    overwritten('vs virtualhost', text('virtual server virtualhost missing')),
    undefined,
  ),
};

/** What holds when real servers fail. */
const failures = {
  ha_suspend: keyword('Check only while this machine has the address.', flag(), false),
  inhibit_on_failure: keyword('A failed real server gets weight 0 and stays in the table.', flag(), false),
  alpha: keyword('Real servers start as failed.', flag(), false),
  omega: keyword('Shutting down is a failure of all real servers.', flag(), false),
  quorum: keyword('The sum of weights below which the service is down.', unsigned(1, UINT_MAX), 1, {
    refusal: 'Quorum {value} must be in [1, 4294967295]. Setting to 1.',
    instead: 1,
  }),
  hysteresis: keyword('How far the sum must move beyond the quorum.', unsigned(0, UINT_MAX), 0, {
    refusal: 'Hysteresis {value} must be in [0, 4294967295] - ignoring',
  }),
  quorum_up: keyword('Runs when the quorum is reached.', notifyScript, undefined, {
    once: '({group}) quorum_up script already specified - ignoring {value}',
  }),
  quorum_down: keyword('Runs when the quorum is lost.', notifyScript, undefined, {
    once: '({group}) quorum_down script already specified - ignoring {value}',
  }),
  sorry_server: keyword(
    'Who serves while the quorum is lost.',
    endpoint((address) => `Invalid sorry server IP address ${address} - skipping`),
    undefined,
  ),
  sorry_server_inhibit: keyword(
    'While the quorum is there, the sorry server has weight 0 and stays in the table.',
    flag(),
    false,
  ),
  sorry_server_lvs_method: keyword('How packets reach the sorry server.', forwarding('sorry'), undefined),
  smtp_alert: keyword('Mail what its checkers find; by default as global_defs says.', onOff, undefined, {
    refusal: 'Invalid virtual_server smtp_alert parameter {value}',
    since: '2.0.0',
  }),
};

export const virtualServer = {
  doc: 'A service that IPVS spreads over real servers.',
  readers: ['checker'],
  header: service,
  keywords: {
    ...treatment,
    ...forCheckers,
    ...failures,
    weight: keyword('Of real servers that name none.', unsigned(1, INT_MAX), 1, {
      refusal: 'Virtual server weight {value} is outside range 1-2147483647',
    }),
    snmp_name: keyword(
      'What SNMP calls it.',
      overwritten('vs snmp_name', onlyText('virtual server snmp_name missing or extra parameters')),
      undefined,
      {
        since: '2.2.3',
      },
    ),
    real_server: keyword('Those who serve.', many(realServer), []),
  },
} as const satisfies Block;

/** As written; the `VirtualServer` of a `Config` is complete. */
export interface VirtualServerBlock extends ConfigOf<typeof virtualServer> {}
