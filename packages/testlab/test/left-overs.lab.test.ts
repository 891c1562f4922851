import { expect, test } from 'vitest';
import { block, configuration, ours, startDaemon, vrrpInstance } from '../src/index.ts';
import { difference, kernelState } from '../src/network/kernel-state.ts';
import { makeNetwork } from '../src/network/network.ts';

function instance(number: number, more: readonly string[]): string {
  return vrrpInstance({
    name: `VI_${number}`,
    virtualRouterId: number,
    version: 3,
    advertInterval: 0.1,
    priority: 200,
    addresses: [`10.0.${number}.1/16`],
    more,
  });
}

const routing = [
  block('virtual_routes', ['192.168.2.0/24 via 10.0.0.100 dev eth0 metric 2']),
  block('virtual_rules', ['from 10.9.2.0/24 table 100 preference 1002']),
];

test('what a killed daemon has left is removed by the next one, also when that has another configuration', async () => {
  await using network = await makeNetwork({ a: ['10.0.0.11/16'] });
  const { a } = network.hosts;
  await a.exec(['sysctl', '-qw', 'net.ipv4.conf.all.rp_filter=1']);
  const before = await kernelState(a);
  await using killed = await startDaemon(
    a,
    ours(),
    configuration(
      block('global_defs', ['disable_local_igmp']),
      instance(1, ['promote_secondaries']),
      instance(2, routing),
      instance(3, ['use_vmac']),
    ),
  );
  for (const name of ['VI_1', 'VI_2', 'VI_3']) await killed.enters('MASTER', 5000, 0, name);
  await killed.crash();
  const left = difference(before, await kernelState(a)).join('\n');
  const settings = [
    'all/rp_filter',
    'eth0/rp_filter',
    'eth0/arp_ignore',
    'eth0/arp_filter',
    'eth0/promote_secondaries',
  ];
  for (const what of ['10.0.1.1', '10.0.2.1', 'vrrp.3', '192.168.2.0', '10.9.2.0', ...settings])
    expect(left).toContain(what);

  await using next = await startDaemon(a, ours(), configuration(instance(1, [])));
  await next.enters('MASTER', 5000);
  expect(await a.addresses()).toEqual(['10.0.0.11/16', '10.0.1.1/16']);
  next.signal('SIGTERM');
  await next.ended;
  expect(difference(before, await kernelState(a))).toEqual([]);
});
