import { expect, test } from 'vitest';
import { difference } from '../src/index.ts';
import { readConfiguration } from './story/configuration.ts';

const plan = (file: object) => readConfiguration(JSON.stringify(file)).plan;
const one = (instance: object, file: object = {}) => plan({ vrrp_instance: { VI_1: instance }, ...file });

test('the same configuration changes nothing', () => {
  const file = {
    vrrp_instance: { VI_1: { track_script: { chk: -10 } } },
    vrrp_script: { chk: {} },
    static_routes: ['192.168.1.0/24 via 10.0.0.1 dev eth0'],
  };
  expect(difference(plan(file), plan(file))).toEqual([]);
});

test.each([
  { before: { priority: 150 }, after: {}, keyword: 'priority', removed: ['150'], added: ['100'] },
  { before: {}, after: { advert_int: 0.5 }, keyword: 'advert_int', removed: ['1'], added: ['0.5'] },
  { before: {}, after: { nopreempt: true }, keyword: 'nopreempt', removed: ['off'], added: ['on'] },
  { before: { state: 'MASTER' }, after: {}, keyword: 'state', removed: ['MASTER'], added: ['BACKUP'] },
  {
    before: {},
    after: { virtual_ipaddress: ['10.0.0.10/24', '10.0.0.20/24'] },
    keyword: 'virtual_ipaddress',
    removed: [],
    added: ['10.0.0.20/24 dev eth0 scope global'],
  },
  {
    before: { virtual_routes: ['192.168.1.0/24 via 10.0.0.1 dev eth0'] },
    after: {},
    keyword: 'virtual_routes',
    removed: ['prepend 192.168.1.0/24 via inet 10.0.0.1 dev eth0 proto 18'],
    added: [],
  },
  {
    before: { track_interface: { eth1: 0 } },
    after: { track_interface: { eth1: -20 } },
    keyword: 'track_interface',
    removed: ['eth1 weight 0'],
    added: ['eth1 weight -20'],
  },
  { before: {}, after: { auth_pass: 'secret' }, keyword: 'authentication', removed: [], added: ['PASS'] },
  // Secrets are told from each other, but not told.
  {
    before: { auth_pass: 'secret' },
    after: { auth_pass: 'another' },
    keyword: 'authentication',
    removed: [],
    added: [],
  },
  {
    before: {},
    after: { garp_master_refresh: 60 },
    keyword: 'garp_master_refresh',
    removed: ['0'],
    added: ['60'],
  },
])('$keyword: from $removed to $added', ({ before, after, keyword, removed, added }) => {
  expect(difference(one(before), one(after))).toEqual([
    { block: 'vrrp_instance', name: 'VI_1', change: 'changed', statements: [{ keyword, removed, added }] },
  ]);
});

test('instances and scripts come and go', () => {
  const before = plan({ vrrp_instance: { VI_1: {} }, vrrp_script: { chk: {} } });
  const after = plan({
    vrrp_instance: { VI_1: {}, VI_2: { virtual_router_id: 52 } },
    vrrp_script: { other: {} },
  });
  expect(difference(before, after)).toEqual([
    { block: 'vrrp_instance', name: 'VI_2', change: 'added', statements: [] },
    { block: 'vrrp_script', name: 'chk', change: 'removed', statements: [] },
    { block: 'vrrp_script', name: 'other', change: 'added', statements: [] },
  ]);
});

test('an instance with another name is the same one, and with another VRID another', () => {
  const before = one({});
  expect(difference(before, plan({ vrrp_instance: { VI_9: {} } }))).toEqual([
    {
      block: 'vrrp_instance',
      name: 'VI_9',
      change: 'changed',
      statements: [{ keyword: 'name', removed: ['VI_1'], added: ['VI_9'] }],
    },
  ]);
  expect(difference(before, one({ virtual_router_id: 52 }))).toEqual([
    { block: 'vrrp_instance', name: 'VI_1', change: 'removed', statements: [] },
    { block: 'vrrp_instance', name: 'VI_1', change: 'added', statements: [] },
  ]);
});

test('what is in no block is told, too', () => {
  const after = one(
    {},
    { static_ipaddress: ['10.9.0.1/24 dev eth0'], global_defs: { vrrp_startup_delay: 5 } },
  );
  expect(difference(one({}), after)).toEqual([
    {
      block: 'global',
      name: '',
      change: 'changed',
      statements: [
        { keyword: 'vrrp_startup_delay', removed: ['0'], added: ['5'] },
        { keyword: 'static_ipaddress', removed: [], added: ['10.9.0.1/24 dev eth0 scope global'] },
      ],
    },
  ]);
});

test('a sync group and a script tell what changes in them', () => {
  const instances = { vrrp_instance: { VI_1: {}, VI_2: { virtual_router_id: 52 } } };
  const before = plan({
    ...instances,
    vrrp_sync_group: { G: { group: ['VI_1'] } },
    vrrp_script: { chk: {} },
  });
  const after = plan({
    ...instances,
    vrrp_sync_group: { G: { group: ['VI_1', 'VI_2'] } },
    vrrp_script: { chk: { fall: 3 } },
  });
  expect(difference(before, after)).toEqual([
    {
      block: 'vrrp_sync_group',
      name: 'G',
      change: 'changed',
      statements: [{ keyword: 'group', removed: [], added: ['VI_2'] }],
    },
    {
      block: 'vrrp_script',
      name: 'chk',
      change: 'changed',
      statements: [{ keyword: 'fall', removed: ['1'], added: ['3'] }],
    },
  ]);
});
