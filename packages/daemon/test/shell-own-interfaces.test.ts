import { macFromBytes, micros } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import {
  address,
  addresses,
  advance,
  instance,
  ip,
  link,
  machine,
  router,
  startChild,
  turn,
  vmac,
} from './shell-router.ts';

const MAC = macFromBytes(Uint8Array.of(0, 0, 0x5e, 0, 1, 51));
const IPV4 = { rpFilter: 0, arpFilter: 0, arpIgnore: 0, promoteSecondaries: 0, acceptLocal: 0 };

const above = instance(['10.0.0.10'], { on: 'vrrp.51' });
const plan = router([{ ...above, baseInterface: 'eth0', sourceInterface: 'eth0', ownInterface: 'vrrp.51' }], {
  ownInterfaces: [vmac],
});
const plain = router([instance(['10.0.0.10'])]);

/** eth0 as the kernel describes it. */
function eth0(extra: object = {}) {
  return machine({ links: [link(2, 'eth0', { group: 7, ipv4: IPV4, ...extra })] });
}

function names(kernel: ReturnType<typeof machine>): string[] {
  return kernel.links.map(({ name }) => name);
}

describe('a virtual router with a macvlan', () => {
  test('makes it, speaks and has its addresses there', () => {
    const kernel = eth0();
    const { lines } = startChild(plan, kernel, { detail: true });
    advance(kernel, 4);
    expect(kernel.links[1]).toEqual({
      index: 3,
      name: 'vrrp.51',
      kind: 'macvlan',
      macvlanMode: 1,
      mac: MAC,
      base: 2,
      group: 7,
      mtu: 1500,
      up: true,
      running: true,
      ipv4: { rpFilter: 0, arpFilter: 0, arpIgnore: 1, promoteSecondaries: 1, acceptLocal: 1 },
    });
    expect(kernel.datagrams.map(({ ifindex, source }) => `${ifindex} ${source}`)).toEqual(['3 10.0.0.11']);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '3 10.0.0.10']);
    expect(kernel.sysctlValues.get('net/ipv6/conf/vrrp.51/disable_ipv6')).toBe(1);
    expect(lines).toContain('(VI_1): Success creating VMAC interface vrrp.51');
  });

  test('keeps the interface below quiet about them, and puts back what was', async () => {
    const kernel = eth0({ ipv4: { ...IPV4, arpIgnore: 2 } });
    const { child } = startChild(plan, kernel);
    expect(kernel.links.find(({ name }) => name === 'eth0')?.ipv4).toMatchObject({
      arpIgnore: 1,
      arpFilter: 1,
    });
    await child.stop();
    expect(names(kernel)).toEqual(['eth0']);
    expect(kernel.links[0]?.ipv4).toMatchObject({ arpIgnore: 2, arpFilter: 0 });
  });

  test('removes several at once', async () => {
    const kernel = eth0();
    const other = { ...vmac, name: 'vrrp.52', instance: 'VI_2' };
    const { child, lines } = startChild({ ...plan, ownInterfaces: [vmac, other] }, kernel, {
      detail: true,
    });
    expect(names(kernel)).toEqual(['eth0', 'vrrp.51', 'vrrp.52']);
    await child.stop();
    expect(names(kernel)).toEqual(['eth0']);
    expect(lines).toContain('(VI_2) Success removing VMAC interface vrrp.52');
  });

  test('takes over the one that an earlier run has left', () => {
    const left = link(5, 'vrrp.51', { kind: 'macvlan', macvlanMode: 1, mac: MAC, base: 2 });
    const kernel = machine({ links: [link(2, 'eth0'), left], addresses: [address(2, '10.0.0.11')] });
    const { lines } = startChild(plan, kernel);
    expect(kernel.links.filter(({ name }) => name === 'vrrp.51').map(({ index }) => index)).toEqual([5]);
    expect(lines).toContain('(VI_1) Found matching interface vrrp.51');
  });

  test.each([
    ['a macvlan with another MAC address becomes ours', { kind: 'macvlan', macvlanMode: 1, base: 2 }, 5],
    ['one on another interface is replaced', { kind: 'macvlan', macvlanMode: 1, mac: MAC, base: 4 }, 6],
  ])('%s', (_, state, index) => {
    const links = [link(2, 'eth0'), link(4, 'eth1'), link(5, 'vrrp.51', state)];
    const kernel = machine({ links, addresses: [address(2, '10.0.0.11')] });
    const { lines } = startChild(plan, kernel);
    expect(kernel.links.find(({ name }) => name === 'vrrp.51')).toMatchObject({ index, mac: MAC, base: 2 });
    expect(lines).toContain(
      '(VI_1) VMAC vrrp.51 already exists but is incompatible. It will be deleted/updated',
    );
  });

  test("one with the name that is somebody else's is left alone, and the virtual router is in FAULT", () => {
    const kernel = machine({ links: [link(2, 'eth0'), link(5, 'vrrp.51', { up: false })] });
    const { lines } = startChild(plan, kernel);
    expect(kernel.links.map(({ name, up }) => `${name} ${up}`)).toEqual(['eth0 true', 'vrrp.51 false']);
    expect(lines).toContain('(VI_1) VMAC interface name vrrp.51 already exists as a non VMAC interface');
    expect(lines).toContain('(VI_1) entering FAULT state');
  });

  test('makes it again when somebody has removed it', async () => {
    const kernel = eth0();
    startChild(plan, kernel);
    advance(kernel, 4);
    kernel.change({ type: 'linkGone', link: kernel.links[1] as (typeof kernel.links)[0] });
    await turn(kernel);
    await turn(kernel);
    expect(names(kernel)).toEqual(['eth0', 'vrrp.51']);
    advance(kernel, 9);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11', '4 10.0.0.10']);
  });

  test('makes it when the interface below it comes', async () => {
    const kernel = machine({ links: [], addresses: [] });
    startChild(plan, kernel);
    kernel.change({ type: 'link', link: link(2, 'eth0') });
    kernel.change({ type: 'address', address: address(2, '10.0.0.11') });
    await turn(kernel);
    expect(names(kernel)).toEqual(['eth0', 'vrrp.51']);
  });

  test('takes it into the VRF of the interface below it, and out again', async () => {
    const blue = link(9, 'blue', { kind: 'vrf' });
    const kernel = machine({
      links: [blue, link(2, 'eth0', { master: 9 })],
      addresses: [address(2, '10.0.0.11')],
    });
    startChild(plan, kernel);
    const masterOf = () => kernel.links.find(({ name }) => name === 'vrrp.51')?.master;
    expect(masterOf()).toBe(9);
    kernel.change({ type: 'link', link: link(2, 'eth0') });
    await turn(kernel);
    expect(masterOf()).toBe(0);
  });

  test('has it removed by a reload that does not want it any more', () => {
    const kernel = eth0();
    const { child } = startChild(plan, kernel);
    advance(kernel, 4);
    child.reload(plain);
    expect(names(kernel)).toEqual(['eth0']);
    expect(addresses(kernel)).toEqual(['2 10.0.0.11']);
  });

  test('has another by the time that the kernel tells of the one that a reload has removed', async () => {
    const kernel = eth0();
    const { child, lines } = startChild(plan, kernel);
    advance(kernel, 4);
    const [, removed] = kernel.links;
    child.reload(plain);
    child.reload(plan);
    advance(kernel, 4);
    await turn(kernel);
    kernel.change({ type: 'linkGone', link: removed as never });
    await turn(kernel);
    expect(names(kernel)).toEqual(['eth0', 'vrrp.51']);
    expect(lines).not.toContain('(VI_1) Entering FAULT STATE');
    expect(lines.filter((line) => line.includes('deleted'))).toEqual([]);
  });

  test('what the kernel refuses is said, and the others are made', () => {
    const kernel = eth0();
    kernel.refuse('add link', 'EOPNOTSUPP');
    const other = { ...vmac, name: 'vrrp.52', instance: 'VI_2' };
    const { lines } = startChild({ ...plan, ownInterfaces: [vmac, other] }, kernel);
    expect(names(kernel)).toEqual(['eth0', 'vrrp.52']);
    expect(lines).toContain('(VI_1) vrrp.51: add link vrrp.51: EOPNOTSUPP (Operation not supported)');
  });
});

describe('IPv6 adverts of a macvlan', () => {
  const six = { ...vmac, family: 6, linkLocal: 'of base' } as const;
  const ipv6 = router([], { ownInterfaces: [six] });

  test('come from the link-local address of the interface below', () => {
    const kernel = machine({ links: [link(2, 'eth0')], addresses: [address(2, 'fe80::11', 64)] });
    startChild(ipv6, kernel);
    expect(addresses(kernel)).toEqual(['2 fe80::11', '3 fe80::11']);
    expect(kernel.sysctlValues.get('net/ipv6/conf/vrrp.51/disable_ipv6')).toBe(0);
  });

  test('or from what its MAC address would make it, RFC 4291 appendix A', () => {
    const kernel = machine({ links: [link(2, 'eth0')], addresses: [] });
    startChild(ipv6, kernel);
    expect(addresses(kernel)).toEqual(['3 fe80::ff:fe00:2']);
  });

  test('or from the one that is said', () => {
    const kernel = machine({ links: [link(2, 'eth0')], addresses: [address(2, 'fe80::11', 64)] });
    startChild(router([], { ownInterfaces: [{ ...six, linkLocal: ip('fe80::99') as never }] }), kernel);
    expect(addresses(kernel)).toContain('3 fe80::99');
  });

  test('and not a virtual one of another, which the kernel may have in front of it', () => {
    const kernel = machine({ addresses: [address(2, 'fe80::6:1', 64), address(2, 'fe80::11', 64)] });
    const other = instance(['fe80::6:1'], { family: 6, version: 3, multicastGroup: ip('ff02::12') });
    startChild(router([other], { ownInterfaces: [six] }), kernel);
    expect(addresses(kernel)).toContain('3 fe80::11');
    expect(addresses(kernel)).not.toContain('3 fe80::6:1');
  });
});

test('a machine that filters by the reverse path goes on doing so, but for the macvlan', async () => {
  const sysctls = { 'net/ipv4/conf/all/rp_filter': 1, 'net/ipv4/conf/default/rp_filter': 0 };
  const links = [link(2, 'eth0', { ipv4: IPV4 }), link(3, 'eth1', { ipv4: { ...IPV4, rpFilter: 2 } })];
  const kernel = machine({ links, sysctls, now: micros(0) });
  const { child } = startChild(plan, kernel);
  const filters = () =>
    ['eth0', 'eth1'].map((name) => kernel.links.find((one) => one.name === name)?.ipv4?.rpFilter);
  expect([...kernel.sysctlValues.values()].slice(0, 2)).toEqual([0, 1]);
  expect(filters()).toEqual([1, 2]);
  await child.stop();
  expect([...kernel.sysctlValues.values()].slice(0, 2)).toEqual([1, 0]);
  expect(filters()).toEqual([0, 2]);
});
