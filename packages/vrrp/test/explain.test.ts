import { micros, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { type Event, explain, type RouterState, step, waitingRouter } from '../src/index.ts';
import { ip } from './literal.ts';
import { type Configuration, readConfiguration } from './story/configuration.ts';
import { heard } from './story/hear.ts';

const up = (...addresses: readonly string[]) => ({ up: true, addresses: addresses.map(ip) });

/** Has it live through these, one a second, from the start on; with what they say of the causes. */
function live({ plan, interfaces, found }: Configuration, ...events: readonly (Event | string)[]) {
  const all: (Event | string)[] = [
    ...Object.entries(interfaces).map(
      ([name, addresses]): Event => ({ type: 'interface', name, state: { up: true, addresses } }),
    ),
    { type: 'start' },
    ...events,
  ];
  let state: RouterState = waitingRouter(plan, seconds(0), found);
  let now = seconds(0);
  const causes: string[] = [];
  for (const one of all) {
    const event: Event = typeof one === 'string' ? heard(plan, one, now) : one;
    const [next, effects] = step(plan, state, event, now);
    state = next;
    for (const effect of effects) {
      if (effect.type === 'notify' && effect.cause !== undefined) {
        causes.push(`${effect.name} ${effect.event}: ${effect.cause}`);
      }
    }
    now = micros(now + 1_000_000);
  }
  const explained = (name?: string) => explain(plan, state, now, name);
  return { causes, explained };
}

const timer: Event = { type: 'timer' };
const wait = (seconds: number): Event[] => Array.from({ length: seconds }, () => timer);

function configuration(file: object): Configuration {
  return readConfiguration(
    JSON.stringify({ interfaces: { eth0: ['10.0.0.11'], eth1: ['10.0.1.11'] }, ...file }),
  );
}

const one = (instance: object = {}, file: object = {}) =>
  configuration({ vrrp_instance: { VI_1: instance }, ...file });

test('a backup says whom it follows, and how long it will wait for it', () => {
  const { explained } = live(one({ nopreempt: true }), '10.0.0.12 priority 50');
  expect(explained()).toEqual([
    {
      name: 'VI_1',
      state: 'BACKUP',
      interface: 'eth0',
      family: 4,
      version: 2,
      virtualRouterId: 51,
      addresses: ['10.0.0.10/24 dev eth0 scope global'],
      basePriority: 100,
      priority: 100,
      preempts: false,
      trackers: [],
      faults: [],
      group: undefined,
      election: {
        master: '10.0.0.12',
        masterPriority: 50,
        takesOverIn: 2_609_375,
        preemptsIn: undefined,
        heldByGroup: false,
      },
    },
  ]);
});

test('every tracker has its share', () => {
  const { explained } = live(
    one(
      {
        track_script: { chk: -60, other: 5 },
        track_interface: { eth1: 7, eth9: -3 },
        track_file: { load: -2 },
        track_process: { nginx: 9 },
      },
      {
        vrrp_script: { chk: {}, other: {} },
        track_file: { load: 4 },
        vrrp_track_process: { nginx: { quorum: 2, running: 1 } },
      },
    ),
    { type: 'scriptEnded', script: 'chk', outcome: { type: 'exited', status: 3 } },
  );
  const [explanation] = explained('VI_1');
  expect(explanation?.priority).toBe(36);
  expect(
    explanation?.trackers.map(({ kind, name, found, share }) => `${share} ${kind} ${name} ${found}`),
  ).toEqual([
    '7 interface eth1 is up',
    '-3 interface eth9 is not there',
    '-8 file load holds 4',
    '0 process nginx has a count of 1, which is not its quorum',
    '-60 script chk fails with status 3',
    '0 script other has not run yet',
  ]);
});

test('an instance is asked for by its name', () => {
  const { explained } = live(configuration({ vrrp_instance: { VI_1: {}, VI_2: { virtual_router_id: 52 } } }));
  expect(explained('VI_2').map(({ name }) => name)).toEqual(['VI_2']);
  expect(explained('VI_3')).toEqual([]);
});

test('a member of a sync group says what is wrong with it, with the group, and with the others', () => {
  const { explained, causes } = live(
    configuration({
      vrrp_instance: { VI_1: {}, VI_2: { interface: 'eth1', virtual_router_id: 52 } },
      vrrp_sync_group: { G: { group: ['VI_1', 'VI_2'], track_script: { chk: 0 } } },
      vrrp_script: { chk: {} },
    }),
    { type: 'scriptEnded', script: 'chk', outcome: { type: 'exited', status: 1 } },
    { type: 'interface', name: 'eth1', state: { up: false, addresses: [] } },
  );
  expect(explained('VI_1')).toMatchObject([
    {
      state: 'FAULT',
      faults: ['script chk fails with status 1', 'interface eth1 is down (VI_2)'],
      trackers: [{ name: 'chk', trackedBy: 'group', share: 'fault' }],
      group: {
        name: 'G',
        members: [
          { name: 'VI_1', state: 'FAULT' },
          { name: 'VI_2', state: 'FAULT' },
        ],
      },
    },
  ]);
  expect(causes).toEqual([
    'VI_1 FAULT: script chk fails with status 1',
    'VI_2 FAULT: script chk fails with status 1',
  ]);
});

describe('a transition knows its cause:', () => {
  test.each([
    {
      what: 'nobody is there',
      events: wait(4),
      causes: ['VI_1 BACKUP: it has started', 'VI_1 MASTER: no master was heard'],
    },
    {
      what: 'a master goes silent',
      events: ['10.0.0.12 priority 150', ...wait(5)],
      causes: ['VI_1 BACKUP: it has started', 'VI_1 MASTER: 10.0.0.12 is not heard any more'],
    },
    {
      what: 'a master stops',
      events: ['10.0.0.12 priority 150', '10.0.0.12 priority 0', ...wait(2)],
      causes: ['VI_1 BACKUP: it has started', 'VI_1 MASTER: 10.0.0.12 has stopped'],
    },
    {
      what: 'a master has a lower priority',
      events: ['10.0.0.12 priority 90', '10.0.0.12 priority 90', ...wait(3)],
      causes: ['VI_1 BACKUP: it has started', 'VI_1 MASTER: 10.0.0.12 has priority 90, ours is 100'],
    },
    {
      what: 'a better one comes',
      events: [...wait(4), '10.0.0.12 priority 150'],
      causes: [
        'VI_1 BACKUP: it has started',
        'VI_1 MASTER: no master was heard',
        'VI_1 BACKUP: 10.0.0.12 has priority 150, ours is 100',
      ],
    },
    {
      what: 'one of the same priority comes',
      events: [...wait(4), '10.0.0.12 priority 100'],
      causes: [
        'VI_1 BACKUP: it has started',
        'VI_1 MASTER: no master was heard',
        'VI_1 BACKUP: 10.0.0.12 has the same priority, 100, and the higher address',
      ],
    },
    {
      what: 'an address is taken away',
      events: [
        ...wait(4),
        {
          type: 'addressLost',
          interface: 'eth0',
          prefix: { address: ip('10.0.0.10'), length: 24 },
          takenAlong: false,
        } as const,
      ],
      causes: [
        'VI_1 BACKUP: it has started',
        'VI_1 MASTER: no master was heard',
        'VI_1 BACKUP: somebody removed 10.0.0.10 from eth0',
      ],
    },
    {
      what: 'an interface fails and comes back',
      events: [
        { type: 'interface', name: 'eth0', state: undefined } as const,
        { type: 'interface', name: 'eth0', state: up() } as const,
        { type: 'interface', name: 'eth0', state: up('10.0.0.11') } as const,
      ],
      causes: [
        'VI_1 BACKUP: it has started',
        'VI_1 FAULT: interface eth0 is not there',
        'VI_1 BACKUP: nothing is wrong any more',
      ],
    },
    {
      what: 'maintenance, and the end',
      events: [
        { type: 'maintenance', on: true } as const,
        { type: 'shutdown', keepAddresses: false } as const,
      ],
      causes: ['VI_1 BACKUP: it has started', 'VI_1 FAULT: maintenance', 'VI_1 STOP: keepalived stops'],
    },
  ])('$what', ({ events, causes }) => {
    expect(live(one(), ...events).causes).toEqual(causes);
  });

  test('the owner of the addresses does not wait', () => {
    expect(live(one({ priority: 255, state: 'MASTER' })).causes).toEqual([
      'VI_1 MASTER: it owns the addresses',
    ]);
  });

  test('members of a sync group follow the first', () => {
    const { causes } = live(
      configuration({
        vrrp_instance: { VI_1: {}, VI_2: { interface: 'eth1', virtual_router_id: 52 } },
        vrrp_sync_group: { G: { group: ['VI_1', 'VI_2'] } },
      }),
      ...wait(4),
      '10.0.0.12 priority 150 for VI_1',
    );
    expect(causes.slice(2)).toEqual([
      'VI_2 MASTER: no master was heard',
      'VI_1 MASTER: with its sync group G',
      'VI_1 BACKUP: 10.0.0.12 has priority 150, ours is 100',
      'VI_2 BACKUP: with its sync group G',
    ]);
  });
});
