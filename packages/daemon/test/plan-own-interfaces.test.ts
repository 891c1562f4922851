import { parseConfig } from '@kaconf/config';
import { planRouter } from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';

function plan(text: string) {
  const { config } = parseConfig({ file: 'FILE', text });
  return planRouter(config, () => undefined);
}

/** VRID 51 on eth0 with 10.0.0.10. */
function instance(name: string, ...more: readonly string[]): string {
  const statements = [
    'interface eth0',
    'virtual_router_id 51',
    'virtual_ipaddress { \n10.0.0.10/24\n }',
    ...more,
  ];
  return `vrrp_instance ${name} {\n${statements.join('\n')}\n}`;
}

/** `vrrp.51 on eth0 00:00:5e:00:01:33` */
function made(text: string): string[] {
  return plan(text).ownInterfaces.map((one) =>
    one.kind === 'macvlan' ? `${one.name} on ${one.base} ${one.mac}` : `${one.name} on ${one.base} ipvlan`,
  );
}

/** `10.0.0.10 vrrp.51` */
function placed(text: string): string[] {
  return plan(text).instances.flatMap(({ virtualAddresses, excludedAddresses }) =>
    [...virtualAddresses, ...excludedAddresses].map(
      ({ prefix, interface: name }) => `${prefix.address} ${name}`,
    ),
  );
}

describe('a macvlan of its own', () => {
  test.each([
    ['is called after the VRID', 'use_vmac', ['vrrp.51 on eth0 00:00:5e:00:01:33']],
    ['is called as is said', 'use_vmac mine', ['mine on eth0 00:00:5e:00:01:33']],
    ['has the MAC address that is said', 'use_vmac 02:00:00:00:00:07', ['vrrp.51 on eth0 02:00:00:00:00:07']],
    ['has the VRID for the last octet', 'use_vmac 02:00:00:00:00', ['vrrp.51 on eth0 02:00:00:00:00:33']],
  ])('%s', (_, statement, expected) => {
    expect(made(instance('A', statement))).toEqual(expected);
  });

  test('is where adverts and addresses are; their source is looked for below it', () => {
    const [one] = plan(instance('A', 'use_vmac')).instances;
    expect(one).toMatchObject({
      interface: 'vrrp.51',
      baseInterface: 'eth0',
      ownInterface: 'vrrp.51',
      sourceInterface: 'eth0',
    });
    expect(placed(instance('A', 'use_vmac'))).toEqual(['10.0.0.10 vrrp.51']);
  });

  test('may be for the addresses only', () => {
    const [one] = plan(instance('A', 'use_vmac', 'vmac_xmit_base')).instances;
    expect(one).toMatchObject({ interface: 'eth0', ownInterface: 'vrrp.51' });
    expect(placed(instance('A', 'use_vmac', 'vmac_xmit_base'))).toEqual(['10.0.0.10 vrrp.51']);
  });

  test('gets another name where that one is taken', () => {
    const six =
      'vrrp_instance B {\ninterface eth0\nvirtual_router_id 51\nuse_vmac\nvirtual_ipaddress {\nfe80::10\n}\n}';
    const elsewhere = instance('C', 'use_vmac').replace('eth0', 'eth1');
    const named = instance('D', 'use_vmac vrrp1.51').replace('eth0', 'eth2');
    expect(made([instance('A', 'use_vmac'), six, elsewhere, named].join('\n'))).toEqual([
      'vrrp.51 on eth0 00:00:5e:00:01:33',
      'vrrp6.51 on eth0 00:00:5e:00:02:33',
      'vrrp2.51 on eth1 00:00:5e:00:01:33',
      'vrrp1.51 on eth2 00:00:5e:00:01:33',
    ]);
  });

  test('begins with the prefix that is said, cut so that the VRID fits', () => {
    const globals = 'global_defs {\nvmac_prefix an_interface_with\n}';
    expect(made(`${globals}\n${instance('A', 'use_vmac')}`)).toEqual([
      'an_interface.51 on eth0 00:00:5e:00:01:33',
    ]);
  });
});

describe('macvlans for addresses', () => {
  const addresses =
    'virtual_ipaddress_excluded {\n10.1.0.10/24 dev eth1\n10.1.0.11/24 dev eth1\nfe80::10 dev eth0\n}';

  test('without them an address is where it says', () => {
    expect(placed(instance('A', 'use_vmac', addresses))).toEqual([
      '10.0.0.10 vrrp.51',
      '10.1.0.10 eth1',
      '10.1.0.11 eth1',
      'fe80::10 eth0',
    ]);
  });

  test('use_vmac_addr makes one for each other interface and family', () => {
    const text = instance('A', 'use_vmac', 'use_vmac_addr', addresses);
    expect(made(text)).toEqual([
      'vrrp.51 on eth0 00:00:5e:00:01:33',
      'vrrp1.51 on eth1 00:00:5e:00:01:33',
      'vrrp6.51 on eth0 00:00:5e:00:02:33',
    ]);
    expect(placed(text)).toEqual([
      '10.0.0.10 vrrp.51',
      '10.1.0.10 vrrp1.51',
      '10.1.0.11 vrrp1.51',
      'fe80::10 vrrp6.51',
    ]);
  });

  test('use_vmac of an address makes one for it alone', () => {
    const text = instance(
      'A',
      'virtual_ipaddress_excluded {\n10.1.0.10/24 dev eth1 use_vmac\n10.1.0.11/24 dev eth1\n}',
    );
    expect(made(text)).toEqual(['vrrp.51 on eth1 00:00:5e:00:01:33']);
    expect(placed(text)).toEqual(['10.0.0.10 eth0', '10.1.0.10 vrrp.51', '10.1.0.11 eth1']);
  });
});

describe('an ipvlan of its own', () => {
  test('is where adverts are, with its address for their source; addresses are below it', () => {
    const { instances, ownInterfaces } = plan(instance('A', 'use_ipvlan ipv 10.0.0.5/24 private'));
    expect(instances[0]).toMatchObject({
      interface: 'ipv',
      sourceInterface: 'ipv',
      sourceAddress: '10.0.0.5',
      virtualAddresses: [{ interface: 'eth0' }],
    });
    expect(ownInterfaces).toMatchObject([
      { kind: 'ipvlan', name: 'ipv', base: 'eth0', flags: 1, address: { address: '10.0.0.5', length: 24 } },
    ]);
  });
});

describe('the firewall', () => {
  test.each([
    ['is not needed', instance('A'), false],
    ['is needed for a macvlan', instance('A', 'use_vmac'), true],
    ['is needed without accept', instance('A', 'no_accept'), true],
    ['is asked for', `global_defs {\nnftables\n}\n${instance('A', 'no_accept')}`, false],
  ])('%s', (_, text, unasked) => {
    expect(plan(text).firewall).toMatchObject({ table: 'keepalived', priority: -1, unasked });
  });
});

test('a MAC address that is said is for both families, and there is one of it on an interface', () => {
  const excluded = 'virtual_ipaddress_excluded {\nfe80::10 dev eth0\n}';
  const text = instance('A', 'use_vmac 02:00:00:00:00:07', 'use_vmac_addr', excluded);
  expect(made(text)).toEqual(['vrrp.51 on eth0 02:00:00:00:00:07']);
  expect(placed(text)).toEqual(['10.0.0.10 vrrp.51', 'fe80::10 vrrp.51']);
});
