import { block, configuration, vrrpInstance } from '../daemon/configuration.ts';
import { type Effects, NOTHING } from './effects.ts';

export interface ReloadCase {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** That the other node has less of. */
  readonly priority?: number;
  /** Of ours, of the real one, and what is said beforehand. */
  readonly effects: Effects;
  /** Of the real one before 2.3.3, where it is something else. */
  readonly older?: Partial<Effects>;
}

/** The names of all instances. */
export const ROUTERS = ['VI_1', 'VI_2', 'web'] as const;

interface Difference {
  readonly name?: string;
  readonly vrid?: number;
  readonly priority?: number;
  readonly addresses?: readonly string[];
  readonly more?: readonly string[];
}

function instance(different: Difference = {}): string {
  const {
    name = 'VI_1',
    vrid = 51,
    priority = 150,
    addresses = ['10.0.0.10/24', '10.0.0.20/24'],
    more = [],
  } = different;
  const options = { name, virtualRouterId: vrid, priority, addresses, more };
  return vrrpInstance({ ...options, version: 3, advertInterval: 0.1 });
}

function one(different?: Difference): string {
  return configuration(instance(different));
}

const SECOND = instance({ name: 'VI_2', vrid: 52, addresses: ['10.0.0.30/24'] });
const BOTH = ['10.0.0.10/24', '10.0.0.20/24'];
const AGAIN = ['VI_1 BACKUP', 'VI_1 MASTER'];

function routes(...entries: readonly string[]): readonly string[] {
  return [block('virtual_routes', entries)];
}

function script(name: string, command: string): string {
  return block(`vrrp_script ${name}`, [`script ${command}`, 'interval 1', 'weight -10']);
}

const TRACK = [block('track_script', ['chk'])];

export const CASES: readonly ReloadCase[] = [
  { name: 'nothing', before: one(), after: one(), effects: NOTHING },
  {
    name: 'an address is added',
    before: one(),
    after: one({ addresses: [...BOTH, '10.0.0.21/24'] }),
    effects: { ...NOTHING, added: ['10.0.0.21/24'] },
    older: { rival: true },
  },
  {
    name: 'an address is removed',
    before: one(),
    after: one({ addresses: ['10.0.0.10/24'] }),
    effects: { ...NOTHING, removed: ['10.0.0.20/24'] },
    older: { rival: true },
  },
  {
    name: 'an address gets another label',
    before: one(),
    after: one({ addresses: ['10.0.0.10/24', '10.0.0.20/24 label eth0:1'] }),
    effects: { ...NOTHING, removed: ['10.0.0.20/24'], added: ['10.0.0.20/24'] },
  },
  {
    name: 'addresses in another order',
    before: one(),
    after: one({ addresses: BOTH.toReversed() }),
    effects: NOTHING,
  },
  { name: 'a lower priority', before: one(), after: one({ priority: 120 }), effects: NOTHING },
  { name: 'another name', before: one(), after: one({ name: 'web' }), effects: NOTHING },
  {
    name: 'another VRID',
    before: one(),
    after: one({ vrid: 53 }),
    effects: { ...NOTHING, resigned: [51], entered: AGAIN, removed: BOTH, added: BOTH, rival: true },
  },
  {
    name: 'unicast',
    before: one(),
    after: one({ more: ['unicast_src_ip 10.0.0.11', block('unicast_peer', ['10.0.0.99'])] }),
    effects: { ...NOTHING, resigned: [51], entered: AGAIN, removed: BOTH, added: BOTH, rival: true },
  },
  {
    name: 'an instance comes',
    before: one(),
    after: configuration(instance(), SECOND),
    effects: { ...NOTHING, entered: ['VI_2 BACKUP', 'VI_2 MASTER'], added: ['10.0.0.30/24'] },
  },
  {
    name: 'an instance goes',
    before: configuration(instance(), SECOND),
    after: one(),
    effects: { ...NOTHING, resigned: [52], removed: ['10.0.0.30/24'], rival: true },
  },
  {
    name: 'another version',
    before: one(),
    after: one().replace('version 3', 'version 2').replace('advert_int 0.1', 'advert_int 1'),
    effects: { ...NOTHING, rival: true },
  },
  { name: 'nopreempt', before: one(), after: one({ more: ['nopreempt'] }), effects: NOTHING },
  {
    name: 'other notifications',
    before: one(),
    after: one({ more: ['notify /bin/true'] }),
    effects: NOTHING,
  },
  {
    name: 'a route goes, and another comes',
    before: one({ more: routes('192.168.1.0/24 via 10.0.0.99', '192.168.2.0/24 via 10.0.0.99') }),
    after: one({ more: routes('192.168.1.0/24 via 10.0.0.99', '192.168.3.0/24 via 10.0.0.99') }),
    effects: { ...NOTHING, unrouted: ['192.168.2.0/24'] },
  },
  {
    name: 'another script',
    before: configuration(script('chk', '/bin/true'), instance({ more: TRACK })),
    after: configuration(script('chk', '"/bin/true again"'), instance({ more: TRACK })),
    effects: NOTHING,
  },
  {
    name: 'static addresses',
    before: [block('static_ipaddress', ['10.9.0.1/32 dev eth0', '10.9.1.1/32 dev eth0']), one()].join('\n'),
    after: [block('static_ipaddress', ['10.9.1.1/32 dev eth0', '10.9.2.1/32 dev eth0']), one()].join('\n'),
    effects: { ...NOTHING, removed: ['10.9.0.1/32'], added: ['10.9.2.1/32'] },
  },
  {
    name: 'another name of the daemon',
    before: `instance blue\n${one()}`,
    after: `instance green\n${one({ addresses: ['10.0.0.10/24'] })}`,
    effects: { ...NOTHING, refused: true },
  },
];
