import { checks } from './checks.ts';
import { addressOf, SERVERS, STEADY } from './places.ts';
import { GROUPS, SERVICES, type ServiceSlot } from './service-slots.ts';

/** What can be chosen at one place of a configuration; a statement that is empty is left out. */
export interface Dial {
  readonly name: string;
  readonly choices: readonly string[];
}

const SCHEDULERS = ['rr', 'wrr', 'lc', 'wlc', 'sed', 'nq', 'dh', 'lblc', 'lblcr', 'fo', 'ovf'];
const HASHING = [
  'lb_algo sh',
  'lb_algo sh\nsh-port',
  'lb_algo sh\nsh-fallback\nsh-port',
  'lb_algo mh',
  'lb_algo mh\nmh-port',
  'lb_algo mh\nmh-fallback',
];
const TUNNELS = [
  'TUN type gue port 6080',
  'TUN type gue port 6081 csum',
  'TUN type gre',
  'TUN type gre csum',
];

export const DIALS: readonly Dial[] = [
  { name: 'global', choices: ['', '', 'lvs_sync_daemon eth0 id 7', 'lvs_sync_daemon eth0 id 8 maxlen 1400'] },
  ...Object.entries(GROUPS).flatMap(([group, entries]) =>
    entries.map(
      (entry, index): Dial => ({
        name: `group ${group} ${entry}`,
        choices: index === 0 ? [entry] : ['', entry],
      }),
    ),
  ),
  ...SERVICES.flatMap((slot) => [
    ...serviceDials(slot),
    ...SERVERS.flatMap((server) => serverDials(slot, server)),
  ]),
];

function serviceDials({ name, family, port, protocol }: ServiceSlot): Dial[] {
  const isSteady = name === STEADY;
  const sorry = `sorry_server ${addressOf(family, 9)} ${port}`;
  const granularity = family === 4 ? '255.255.255.0' : '64';
  const dial = (what: string, choices: readonly string[]): Dial => ({ name: `${name}: ${what}`, choices });
  return [
    dial('is there', isSteady ? ['yes'] : ['yes', 'yes', '']),
    dial('scheduler', [...SCHEDULERS.map((each) => `lb_algo ${each}`), ...HASHING]),
    dial('method', isSteady ? ['lb_kind NAT'] : ['lb_kind NAT', 'lb_kind DR', 'lb_kind TUN']),
    dial('persistence', [
      '',
      '',
      'persistence_timeout 60',
      `persistence_timeout 300\npersistence_granularity ${granularity}`,
      ...(protocol === 'UDP' ? ['persistence_timeout 60\npersistence_engine sip', 'ops'] : []),
    ]),
    dial('quorum', isSteady ? [''] : ['', 'quorum 2', 'quorum 3', 'quorum 6']),
    dial('sorry server', [
      '',
      sorry,
      `${sorry}\nsorry_server_inhibit`,
      ...(isSteady ? [] : [`${sorry}\nsorry_server_lvs_method DR`]),
    ]),
    dial('alpha', ['', '', 'alpha']),
    dial('omega', ['', '', 'omega']),
    dial('inhibit', ['', '', '', 'inhibit_on_failure']),
    dial('ha_suspend', name === 'web' ? ['', 'ha_suspend'] : ['']),
  ];
}

function serverDials({ name, family, port, protocol }: ServiceSlot, server: number): Dial[] {
  const isSteady = name === STEADY && server === 1;
  const dial = (what: string, choices: readonly string[]): Dial => ({
    name: `${name}, ${addressOf(family, server)}: ${what}`,
    choices,
  });
  const methods = ['NAT', 'DR', 'TUN', ...TUNNELS].map((method) => `lvs_method ${method}`);
  return [
    dial('is there', isSteady ? ['yes'] : ['yes', '']),
    dial('method', isSteady || protocol === 'SCTP' ? [''] : ['', '', '', ...methods]),
    dial('weight', ['', ...(isSteady ? [] : ['weight 0']), 'weight 2', 'weight 3', 'weight 100']),
    dial('thresholds', [
      '',
      '',
      'uthreshold 100',
      'uthreshold 100\nlthreshold 50',
      'uthreshold 70\nlthreshold 9',
    ]),
    dial('inhibit', ['', '', '', 'inhibit_on_failure']),
    dial('check', checks(addressOf(family, server), port)),
    dial('second check', ['', '', '', ...checks(addressOf(family, server), port)]),
  ];
}
