import { Buffer } from 'node:buffer';
import type { FirewallChange } from '@kaconf/kernel';
import type { FirewallPlan } from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';
import {
  address,
  advance,
  firewall,
  instance,
  ip,
  link,
  machine,
  router,
  startChild,
  vmac,
} from './shell-router.ts';
import { recorded } from './shell-wire.ts';

/** `addRule ip keepalived out` */
function brief(change: FirewallChange): string {
  const table = `${change.family === 4 ? 'ip' : 'ip6'} ${change.table}`;
  if (change.type === 'addElements' || change.type === 'removeElements') {
    const elements = change.elements.map(({ key, value }) =>
      [hex(key), value && hex(value)].filter(Boolean).join(':'),
    );
    return `${change.type} ${table} ${change.set} ${elements}`;
  }
  const within = 'chain' in change ? ` ${change.chain}` : 'set' in change ? ` ${change.set}` : '';
  const of = change.type === 'addSet' ? ` ${[change.key, change.value ?? []].flat()}` : '';
  return `${change.type} ${table}${within}${of}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

describe('addresses without accept', () => {
  test('are blocked before they are set, and let go when they have been removed', async () => {
    const { kernel, journal } = recorded(machine());
    const { child } = startChild(router([instance(['10.0.0.10'], { accepts: false })]), kernel);
    advance(kernel, 4);
    expect(kernel.firewallChanges.map(brief)).toEqual([
      'addTable ip keepalived',
      'addChain ip keepalived out',
      'addChain ip keepalived in',
      'addSet ip keepalived vips ipv4',
      'addRule ip keepalived in',
      'addRule ip keepalived out',
      'addElements ip keepalived vips 0a00000a',
    ]);
    const made = kernel.firewallChanges.length;
    await child.stop();
    expect(kernel.firewallChanges.slice(made).map(brief)).toEqual([
      'removeElements ip keepalived vips 0a00000a',
      'removeTable ip keepalived',
    ]);
    expect(journal.length).toBeGreaterThan(0);
  });

  test('of IPv6 are found by their neighbours; link-local ones are blocked on their interface', () => {
    const kernel = machine({ addresses: [address(2, 'fe80::11', 64)] });
    const plan = instance(['2001:db8::10', 'fe80::10'], {
      family: 6,
      version: 3,
      accepts: false,
      multicastGroup: ip('ff02::12'),
    });
    startChild(router([plan]), kernel);
    advance(kernel, 4);
    expect(kernel.firewallChanges.map(brief)).toEqual([
      'addTable ip6 keepalived',
      'addChain ip6 keepalived out',
      'addSet ip6 keepalived parent_link_local ipv6,interfaceName',
      'addRule ip6 keepalived out',
      'addChain ip6 keepalived in',
      'addChain ip6 keepalived in_link_local',
      'addChain ip6 keepalived out_link_local',
      'addSet ip6 keepalived vips ipv6',
      'addSet ip6 keepalived neighbor-discovery icmpv6Type',
      'addElements ip6 keepalived neighbor-discovery 87,88',
      'addRule ip6 keepalived in',
      'addRule ip6 keepalived in',
      'addRule ip6 keepalived out',
      'addRule ip6 keepalived out',
      'addRule ip6 keepalived in',
      'addRule ip6 keepalived out',
      'addSet ip6 keepalived vips_link_local ipv6,interfaceIndex',
      'addRule ip6 keepalived in_link_local',
      'addRule ip6 keepalived out_link_local',
      'addElements ip6 keepalived vips 20010db8000000000000000000000010',
      'addElements ip6 keepalived vips_link_local fe80000000000000000000000000001002000000',
    ]);
  });
});

describe('a macvlan', () => {
  test('has its multicast reports sent by its base', () => {
    const kernel = machine();
    startChild(router([], { ownInterfaces: [vmac] }), kernel);
    expect(kernel.firewallChanges.map(brief)).toEqual([
      'addTable ip keepalived',
      'addChain ip keepalived out',
      'addSet ip keepalived vmac_map interfaceIndex,interfaceIndex',
      'addRule ip keepalived out',
      'addElements ip keepalived vmac_map 03000000:02000000',
    ]);
  });

  test('of IPv6 does not say that its base has moved to it, nor looks for routers', () => {
    const kernel = machine({ addresses: [address(2, 'fe80::11', 64)] });
    startChild(router([], { ownInterfaces: [{ ...vmac, family: 6 }] }), kernel);
    const elements = kernel.firewallChanges.map(brief).filter((line) => line.startsWith('addElements'));
    expect(elements).toEqual([
      'addElements ip6 keepalived mld-report 83,8f',
      'addElements ip6 keepalived vmac_map 03000000:02000000',
      'addElements ip6 keepalived vmac_set 03000000',
      `addElements ip6 keepalived parent_link_local fe800000000000000000000000000011${'767272702e3531'.padEnd(32, '0')}`,
    ]);
  });

  test('sends no IPv4 reports where nobody does', async () => {
    const kernel = machine({ sysctls: { 'net/ipv4/igmp_link_local_mcast_reports': 1 } });
    const quiet: FirewallPlan = { ...firewall, withoutIgmp: true };
    const { child } = startChild(router([], { ownInterfaces: [vmac], firewall: quiet }), kernel);
    expect(kernel.firewallChanges).toEqual([]);
    expect(kernel.sysctlValues.get('net/ipv4/igmp_link_local_mcast_reports')).toBe(0);
    await child.stop();
    expect(kernel.sysctlValues.get('net/ipv4/igmp_link_local_mcast_reports')).toBe(1);
  });
});

test('rules count when they are to, and interfaces are by index', () => {
  const kernel = machine({ links: [link(2, 'eth0')], addresses: [address(2, 'fe80::11', 64)] });
  const plan: FirewallPlan = { ...firewall, table: 'mine', priority: -7, counts: true, byIndex: true };
  startChild(router([], { ownInterfaces: [{ ...vmac, family: 6 }], firewall: plan }), kernel);
  expect(kernel.firewallChanges.map(brief)).toContain(
    'addSet ip6 mine parent_link_local ipv6,interfaceIndex',
  );
  const [out] = kernel.firewallChanges.filter(({ type }) => type === 'addChain');
  expect(out).toMatchObject({ hook: { hook: 'output', priority: -7 } });
  for (const change of kernel.firewallChanges) {
    if (change.type === 'addRule') expect(change.expressions).toContainEqual({ type: 'counter' });
  }
});

test('a table of another name takes everything with it', () => {
  const kernel = machine();
  const before = router([instance(['10.0.0.10'], { accepts: false })]);
  const { child } = startChild(before, kernel);
  advance(kernel, 4);
  const made = kernel.firewallChanges.length;
  child.reload({ ...before, firewall: { ...firewall, table: 'other' } });
  const changes = kernel.firewallChanges.slice(made).map(brief);
  expect(changes[0]).toBe('removeTable ip keepalived');
  expect(changes.at(-1)).toBe('addElements ip other vips 0a00000a');
});

describe('a reload', () => {
  test('takes away what nothing needs any more, and makes the rest anew with it', () => {
    const kernel = machine();
    const before = router([instance(['10.0.0.10'], { accepts: false })], { ownInterfaces: [vmac] });
    const { child } = startChild(before, kernel);
    advance(kernel, 4);
    const made = kernel.firewallChanges.length;
    child.reload({ ...before, ownInterfaces: [] });
    expect(kernel.firewallChanges.slice(made).map(brief)).toEqual([
      'removeElements ip keepalived vmac_map 03000000:02000000',
      'removeTable ip keepalived',
      'addTable ip keepalived',
      'addChain ip keepalived out',
      'addChain ip keepalived in',
      'addSet ip keepalived vips ipv4',
      'addRule ip keepalived in',
      'addRule ip keepalived out',
      'addElements ip keepalived vips 0a00000a',
    ]);
  });

  test('leaves alone what is still needed', () => {
    const kernel = machine();
    const before = router([instance(['10.0.0.10'], { accepts: false })], { ownInterfaces: [vmac] });
    const { child } = startChild(before, kernel);
    advance(kernel, 4);
    const made = kernel.firewallChanges.length;
    child.reload({ ...before });
    expect(kernel.firewallChanges.slice(made)).toEqual([]);
  });
});
