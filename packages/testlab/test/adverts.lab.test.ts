import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import {
  type Binary,
  block,
  configuration,
  type Daemon,
  now,
  startDaemon,
  startTwoNodes,
  unicast,
} from '../src/index.ts';
import { pairs } from './pairs.ts';

/** The last octet of a node's addresses, and of the other's. */
interface Ends {
  readonly own: number;
  readonly peer: number;
}

/** An instance for each form that adverts can have; their VRIDs follow from the order. */
const forms: Readonly<Record<string, (ends: Ends) => readonly string[]>> = {
  VI_1: () => ['version 2'],
  PASS: () => ['version 2', block('authentication', ['auth_type PASS', 'auth_pass secret'])],
  AH: () => ['version 2', block('authentication', ['auth_type AH', 'auth_pass secret'])],
  UNICAST_AH: ({ own, peer }) => [
    'version 2',
    ...unicast(`10.0.0.${own}`, `10.0.0.${peer}`),
    block('authentication', ['auth_type AH', 'auth_pass secret']),
  ],
  GROUP: () => ['version 3', 'mcast_dst_ip 224.0.0.99'],
  SOURCE: ({ own }) => ['version 3', `mcast_src_ip 10.0.0.1${own}`],
  IPV6: () => ['version 3', 'native_ipv6'],
  UNICAST: ({ own, peer }) => ['version 3', ...unicast(`10.0.0.${own}`, `10.0.0.${peer}`)],
  UNICAST_TTL: ({ own, peer }) => [
    'version 3',
    'unicast_ttl 64',
    'check_unicast_src',
    ...unicast(`10.0.0.${own}`, `10.0.0.${peer}`),
  ],
  OLD_CHECKSUM: ({ own, peer }) => [
    'version 3',
    'old_unicast_checksum',
    ...unicast(`10.0.0.${own}`, `10.0.0.${peer}`),
  ],
  UNICAST_IPV6: ({ own, peer }) => ['version 3', ...unicast(`2001:db8::${own}`, `2001:db8::${peer}`)],
  LINK_LOCAL: ({ own, peer }) => ['version 3', ...unicast(`fe80::${own}`, `fe80::${peer}`)],
  NO_INTERFACE: ({ own, peer }) => ['version 3', ...unicast(`10.0.0.${own}`, `10.0.0.${peer}`)],
};
const names = Object.keys(forms);

/** keepalived 2.2.7 wants an interface even for unicast. */
function node(binary: Binary, priority: number, ends: Ends): string {
  const instances = names.map((name, index) => {
    const vrid = 51 + index;
    const isIPv6 = ['IPV6', 'UNICAST_IPV6', 'LINK_LOCAL'].includes(name);
    const address = isIPv6 ? `2001:db8::${vrid}/64` : `10.0.0.${vrid}/24`;
    return block(`vrrp_instance ${name}`, [
      'state BACKUP',
      ...(name === 'NO_INTERFACE' && binary.name === 'ours' ? [] : ['interface eth0']),
      `virtual_router_id ${vrid}`,
      `priority ${priority}`,
      'advert_int 1',
      ...(forms[name]?.(ends) ?? []),
      block('virtual_ipaddress', [`${address} dev eth0`]),
    ]);
  });
  return configuration(...instances);
}

/** Three intervals and the skew of priority 100: the longest that a backup waits for a master. */
const LIMIT = 3610;
/** What a busy machine may add. */
const PATIENCE = 2000;

test.concurrent.each(pairs)(
  '$names: whatever form adverts have, a backup follows them, takes over when they end, and gives way when they are back',
  async ({ master, backup }) => {
    const onA = node(master(), 150, { own: 11, peer: 12 });
    await using nodes = await startTwoNodes({
      a: { binary: master(), configuration: onA },
      b: { binary: backup(), configuration: node(backup(), 100, { own: 12, peer: 11 }) },
    });
    const { a, b } = nodes;
    const all = (daemon: Daemon, state: 'MASTER' | 'BACKUP', within: number, after = 0) =>
      Promise.all(names.map((name) => daemon.enters(state, within, after, name)));
    const said = (text: string) =>
      names.filter((name) => b.log.entries.some((line) => line.text === `(${name}) ${text}`));
    await all(a, 'MASTER', 15_000);
    await sleep(LIMIT + PATIENCE);
    expect(said('Entering MASTER STATE')).toEqual([]);

    const ended = now();
    a.signal('SIGTERM');
    await all(b, 'MASTER', 1000 + PATIENCE, ended);
    expect(said('Backup received priority 0 advertisement')).toEqual(names);
    await a.ended;

    // With an authentication header its numbers begin anew: it has to go on from those that it hears.
    const started = now();
    await using again = await startDaemon(nodes.network.hosts.a, master(), onA);
    await all(again, 'MASTER', LIMIT + 2 * PATIENCE);
    await all(b, 'BACKUP', PATIENCE, started);
    const killed = now();
    await again.crash();
    await all(b, 'MASTER', LIMIT + PATIENCE, killed);
  },
  60_000,
);
