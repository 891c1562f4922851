import { expect, test } from 'vitest';
import {
  type Command,
  describeDestination,
  describeService,
  difference,
  type Table,
} from '../../src/index.ts';
import { destination, netmask, service, tcp, udp } from '../literal.ts';
import { nameOf, perform, performOne, sorted } from './kernel-table.ts';

const web = service(tcp('10.0.0.1:80'));
const dns = service(udp('10.0.0.1:53'));
const one = destination('192.168.0.1:80');
const two = destination('192.168.0.2:80');
const three = destination('192.168.0.3:80');
const gre = destination('192.168.0.1:80', {
  method: 'TUN',
  tunnel: { type: 'gre', port: 0, checksum: 'csum' },
});

/** `addDestination 10.0.0.1:tcp:80 192.168.0.1:80`; of what is there, what it is now. */
function told(command: Command): string {
  switch (command.type) {
    case 'flush':
      return 'flush';
    case 'deleteService':
      return `deleteService ${describeService(command.service)}`;
    case 'addService':
    case 'editService':
      return `${command.type} ${describeService(command.service.key)}`;
    default:
      return `${command.type} ${describeService(command.service)} ${describeDestination(command.destination)}`;
  }
}

const WEB = '10.0.0.1:tcp:80';
const cases: readonly (readonly [
  what: string,
  actual: Table,
  desired: Table,
  commands: readonly string[],
])[] = [
  ['nothing to do', [{ service: web, destinations: [one] }], [{ service: web, destinations: [one] }], []],
  [
    'a table from nothing',
    [],
    [{ service: web, destinations: [one, two] }],
    [`addService ${WEB}`, `addDestination ${WEB} 192.168.0.1:80`, `addDestination ${WEB} 192.168.0.2:80`],
  ],
  [
    'a service that goes takes its servers along',
    [{ service: web, destinations: [one, two] }],
    [],
    [`deleteService ${WEB}`],
  ],
  [
    'a new service comes before an old one goes',
    [{ service: dns, destinations: [] }],
    [{ service: web, destinations: [one] }],
    [`addService ${WEB}`, `addDestination ${WEB} 192.168.0.1:80`, 'deleteService 10.0.0.1:udp:53'],
  ],
  [
    'a new server comes before an old one goes',
    [{ service: web, destinations: [one, two] }],
    [{ service: web, destinations: [two, three] }],
    [`addDestination ${WEB} 192.168.0.3:80`, `deleteDestination ${WEB} 192.168.0.1:80`],
  ],
  [
    'who is to serve more does so before others serve less',
    [{ service: web, destinations: [one, { ...two, weight: 0 }] }],
    [{ service: web, destinations: [{ ...one, weight: 0 }, two] }],
    [`editDestination ${WEB} 192.168.0.2:80`, `editDestination ${WEB} 192.168.0.1:80`],
  ],
  ...(
    [
      ['scheduler', { scheduler: 'rr' }],
      ['flags', { flags: 4 }],
      ['persistence', { persistence: 60 }],
      ['netmask', { granularity: netmask('255.255.255.0') }],
      ['persistence engine', { persistenceEngine: 'sip' }],
    ] as const
  ).map(
    ([what, rest]) =>
      [
        `another ${what} is an edit`,
        [{ service: web, destinations: [one] }],
        [{ service: { ...web, ...rest }, destinations: [one] }],
        [`editService ${WEB}`],
      ] as const,
  ),
  ...(
    [
      ['weight', { weight: 7 }],
      ['upper threshold', { upperThreshold: 7 }],
      ['lower threshold', { lowerThreshold: 7 }],
      ['method', { method: 'DR' }],
    ] as const
  ).map(
    ([what, rest]) =>
      [
        `another ${what} is an edit`,
        [{ service: web, destinations: [one] }],
        [{ service: web, destinations: [{ ...one, ...rest }] }],
        [`editDestination ${WEB} 192.168.0.1:80`],
      ] as const,
  ),
  [
    'another checksum of a tunnel is an edit',
    [{ service: web, destinations: [gre] }],
    [{ service: web, destinations: [{ ...gre, tunnel: { ...gre.tunnel, checksum: 'remcsum' } }] }],
    [`editDestination ${WEB} 192.168.0.1:80`],
  ],
  [
    'what a tunnel has no use for makes no difference',
    [{ service: web, destinations: [one, { ...gre, ...two, method: 'TUN' }] }],
    [
      {
        service: web,
        destinations: [
          { ...one, tunnel: { type: 'gue', port: 9, checksum: 'csum' } },
          { ...gre, ...two, method: 'TUN', tunnel: { type: 'ipip', port: 9, checksum: 'csum' } },
        ],
      },
    ],
    [],
  ],
  [
    'a mark is one service of each family',
    [{ service: service({ type: 'fwmark', family: 4, fwmark: 1 }), destinations: [] }],
    [{ service: service({ type: 'fwmark', family: 6, fwmark: 1 }), destinations: [] }],
    ['addService Fwm 1 inet6', 'deleteService Fwm 1'],
  ],
];

test.each(cases)('%s', (_what, actual, desired, commands) => {
  expect(difference(desired, actual).map(told)).toEqual(commands);
});

/** Small enough that much is the same in two of them. */
function randomTable(random: () => number): Table {
  const pick = <T>(...values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const some = <T>(values: readonly T[]): T[] => values.filter(() => random() < 0.6);
  const keys = [
    tcp('10.0.0.1:80'),
    udp('10.0.0.1:80'),
    tcp('[2001:db8::1]:80'),
    { type: 'fwmark', family: 4, fwmark: 1 } as const,
  ];
  return some(keys).map((key) => ({
    service: service(key, { scheduler: pick('rr', 'wlc'), persistence: pick(0, 50), flags: pick(0, 4) }),
    destinations: some(['192.168.0.1:80', '192.168.0.1:81', '192.168.0.2:80', '192.168.0.3:80']).map((its) =>
      destination(its, { method: pick('NAT', 'DR'), weight: pick(0, 1, 2), upperThreshold: pick(0, 9) }),
    ),
  }));
}

/** mulberry32. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const serving = (table: Table) =>
  new Set(table.filter(({ destinations }) => destinations.some(({ weight }) => weight > 0)).map(nameOf));
const names = (table: Table) =>
  new Set(
    table.flatMap((entry) => [
      nameOf(entry),
      ...entry.destinations.map((each) => `${nameOf(entry)} ${describeDestination(each)}`),
    ]),
  );

test('whatever the two tables are, the one becomes the other, and nothing that stays is ever gone', () => {
  for (let seed = 1; seed <= 500; seed++) {
    const random = seeded(seed);
    const [actual, desired] = [randomTable(random), randomTable(random)];
    const commands = difference(desired, actual);
    expect(sorted(perform(actual, commands)), `seed ${seed}`).toEqual(sorted(desired));
    const staying = names(actual).intersection(names(desired));
    const alwaysServing = serving(actual).intersection(serving(desired));
    let table = actual;
    for (const command of commands) {
      table = performOne(table, command);
      expect(staying.isSubsetOf(names(table)), `seed ${seed}: ${told(command)}`).toBe(true);
      expect(alwaysServing.isSubsetOf(serving(table)), `seed ${seed}: ${told(command)}`).toBe(true);
    }
    expect(difference(desired, table)).toEqual([]);
  }
});
