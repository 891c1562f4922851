import { formatPrefix } from '@kaconf/net';
import type { InstancePlan, RouterPlan, VirtualAddress } from '@kaconf/vrrp';
import type { InstanceStatus, Status } from '../control/protocol.ts';
import { kaconfVersion } from '../options/version.ts';
import { counterNames } from './counter-names.ts';
import type { Family, Sample } from './open-metrics.ts';
import { serverFamilies } from './server-families.ts';

/** As keepalived numbers them; an instance that has stopped is back at the first. */
const STATES = { INIT: 0, BACKUP: 1, MASTER: 2, FAULT: 3, STOP: 0 } as const;
const PHASES = { idle: 0, running: 1, terminating: 2, killing: 3 } as const;

interface Instance {
  readonly plan: InstancePlan;
  readonly status: InstanceStatus;
}

/** What is measured, under the names that dashboards know, and behind it what only ours tells. */
export function metricFamilies(plan: RouterPlan | undefined, status: Status): Family[] {
  const plans = new Map(plan?.instances.map((one) => [one.name, one]));
  const instances = status.instances.flatMap((one): Instance[] => {
    const planned = plans.get(one.name);
    return planned ? [{ plan: planned, status: one }] : [];
  });
  const isUp = plans.size === 0 || instances.length > 0;
  return [
    gauge('keepalived_up', 'Whether the VRRP process answers.', [{ labels: {}, value: Number(isUp) }]),
    ...known(status, instances),
    ...ours(status, instances),
    ...serverFamilies(status.virtualServers),
  ];
}

function known({ scripts }: Status, instances: readonly Instance[]): Family[] {
  return [
    gauge(
      'keepalived_vrrp_state',
      'State of the instance that has the address: 0 INIT, 1 BACKUP, 2 MASTER, 3 FAULT.',
      instances.flatMap((one) => stateSamples(one, one.plan.virtualAddresses)),
    ),
    gauge(
      'keepalived_vrrp_excluded_state',
      'The same of addresses that are not advertised.',
      instances.flatMap((one) => stateSamples(one, one.plan.excludedAddresses)),
    ),
    counter('keepalived_gratuitous_arp_delay', 'garp_master_delay, in seconds.', instances, ({ plan }) => {
      return plan.gratuitous.delay / 1_000_000;
    }),
    ...typedEntries(counterNames).map(([field, [name, help]]) =>
      counter(`keepalived_${name}`, help, instances, ({ status }) => status.statistics[field]),
    ),
    gauge(
      'keepalived_script_status',
      'Whether the tracked script succeeds: 0 BAD, 1 GOOD.',
      scripts.map(({ name, succeeds }) => ({ labels: { name }, value: Number(succeeds) })),
    ),
    gauge(
      'keepalived_script_state',
      'What the tracked script does: 0 idle, 1 running, 2 terminating, 3 killing.',
      scripts.map(({ name, phase }) => ({ labels: { name }, value: PHASES[phase] })),
    ),
  ];
}

function ours({ maintenanceSince, strays }: Status, instances: readonly Instance[]): Family[] {
  const each = (value: (status: InstanceStatus) => number): Sample[] =>
    instances.map((one) => ({ labels: labelsOf(one.plan), value: value(one.status) }));
  return [
    {
      name: 'kaconf',
      type: 'info',
      help: 'What answers.',
      samples: [{ labels: { version: kaconfVersion }, value: 1 }],
    },
    gauge('kaconf_maintenance', 'Whether the router has stepped aside.', [
      { labels: {}, value: maintenanceSince === undefined ? 0 : 1 },
    ]),
    gauge(
      'kaconf_base_priority',
      'The configured priority.',
      each(({ basePriority }) => basePriority),
    ),
    gauge(
      'kaconf_priority',
      'The priority with what trackers add and take away.',
      each(({ priority }) => priority),
    ),
    {
      name: 'kaconf_packets_dropped',
      type: 'counter',
      help: 'Packets that changed nothing, by the reason; of those for no instance iname and vrid are empty.',
      samples: [
        ...instances.flatMap(({ plan, status }) => dropSamples(labelsOf(plan), status.drops)),
        ...Object.entries(strays).flatMap(([name, drops]) =>
          dropSamples({ iname: '', intf: name, vrid: '' }, drops),
        ),
      ],
    },
  ];
}

function dropSamples(labels: Sample['labels'], drops: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(drops).map(([reason, value]) => ({ labels: { ...labels, reason }, value }));
}

function labelsOf({ name, interface: where = '', virtualRouterId }: InstancePlan) {
  return { iname: name, intf: where, vrid: String(virtualRouterId) };
}

/** One of each address, with the interface that it is for. */
function stateSamples({ plan, status }: Instance, addresses: readonly VirtualAddress[]): Sample[] {
  return addresses.map(({ prefix, interface: intf }) => ({
    labels: { ...labelsOf(plan), intf, ip_address: formatPrefix(prefix) },
    value: STATES[status.state],
  }));
}

function gauge(name: string, help: string, samples: readonly Sample[]): Family {
  return { name, type: 'gauge', help, samples };
}

function counter(
  name: string,
  help: string,
  instances: readonly Instance[],
  value: (instance: Instance) => number,
): Family {
  const samples = instances.map((one) => ({ labels: labelsOf(one.plan), value: value(one) }));
  return { name, type: 'counter', help, samples };
}

function typedEntries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][];
}
