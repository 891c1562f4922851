import type { Listening } from '../../backends/backend.ts';
import { listenTcp, listenUdp } from '../../backends/listener.ts';
import type { Host } from '../../network/host.ts';
import { batch, makeNetwork, type Network } from '../../network/network.ts';
import { within } from '../../network/within.ts';
import { run } from '../../process/spawn.ts';
import {
  addressOf,
  DIRECT,
  GUE_PORT,
  SERVER_NAMES,
  SERVERS,
  type Server,
  TCP_PORTS,
  TRANSLATED,
  UDP_PORT,
} from './places.ts';

/**
 * All on one Ethernet. What the client asks of addresses behind NAT it asks in a name to which servers answer through the director; of the
 * others in its own, to which they answer themselves. Who forwards what is of others asks for neighbours by its link-local address.
 */
const HOSTS = {
  client: ['10.0.0.99/16', 'fd00::99/64', 'fe80::99/64', '10.9.0.1/32', 'fd09::1/128'],
  director: ['10.0.0.11/16', 'fd00::11/64', 'fe80::11/64'],
  one: both('one'),
  two: both('two'),
  three: both('three'),
  sorry: both('sorry'),
};

function both(server: Server): readonly string[] {
  return [`${addressOf(server, 4)}/16`, `${addressOf(server, 6)}/64`, `fe80::1:${SERVERS[server]}/64`];
}

export interface TrafficStage extends AsyncDisposable {
  readonly hosts: Network<keyof typeof HOSTS>['hosts'];
  up(server: Server): Promise<void>;
  down(server: Server): Promise<void>;
}

export async function openStage(): Promise<TrafficStage> {
  await using made = new AsyncDisposableStack();
  const { hosts } = made.use(await makeNetwork(HOSTS));
  await prepareClient(hosts.client);
  await prepareDirector(hosts.director);
  const listening = new Map<Server, readonly Listening[]>();
  const up = async (server: Server) => void listening.set(server, await serveAs(server, hosts[server]));
  const down = async (server: Server) => {
    await Promise.all((listening.get(server) ?? []).map((one) => one[Symbol.asyncDispose]()));
    listening.delete(server);
  };
  made.defer(async () => {
    for (const server of [...listening.keys()]) await down(server);
  });
  for (const server of SERVER_NAMES) {
    await prepareServer(hosts[server]);
    await up(server);
  }
  const kept = made.move();
  return { hosts, up, down, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

async function prepareClient({ namespace }: Host): Promise<void> {
  await batch(namespace, [
    'route add 10.1.0.0/16 via 10.0.0.11 src 10.9.0.1',
    'route add 10.2.0.0/16 via 10.0.0.11',
    'route add fd01::/64 via fd00::11 src fd09::1',
    'route add fd02::/64 via fd00::11 src fd00::99',
  ]);
}

/** Marks what is for 10.1.0.6 and 10.1.0.7, whatever the port, and what is for 10.2.0.5. This kernel has no nftables of IPv4. */
const MARKS = `qdisc add dev eth0 ingress
filter add dev eth0 parent ffff: protocol ip u32 match ip dst 10.1.0.6/31 action skbedit mark 7
filter add dev eth0 parent ffff: protocol ip u32 match ip dst 10.2.0.5/32 action skbedit mark 8
`;

async function prepareDirector({ namespace, exec }: Host): Promise<void> {
  await exec([
    ...['sysctl', '-qw', 'net.ipv4.ip_forward=1', 'net.ipv6.conf.all.forwarding=1'],
    ...['net.ipv4.conf.all.send_redirects=0', 'net.ipv4.conf.eth0.send_redirects=0'],
  ]);
  await batch(namespace, [
    'route add 10.9.0.0/24 via 10.0.0.99',
    'route add fd09::/64 via fd00::99',
    ...[...TRANSLATED[4], ...DIRECT[4]].map((address) => `address add ${address}/32 dev lo`),
    ...[...TRANSLATED[6], ...DIRECT[6]].map((address) => `address add ${address}/128 dev lo`),
  ]);
  await run(namespace.onNetwork(['tc', '-batch', '-']), MARKS);
}

/** It has the addresses that it serves directly, but nobody learns of that; and it takes packets out of tunnels of every kind. */
async function prepareServer({ namespace, exec }: Host): Promise<void> {
  await exec([
    ...['sysctl', '-qw', 'net.ipv4.conf.all.arp_ignore=1', 'net.ipv4.conf.all.arp_announce=2'],
    ...['net.ipv4.conf.all.rp_filter=0', 'net.ipv4.conf.default.rp_filter=0'],
  ]);
  await batch(namespace, [
    'route add 10.9.0.0/24 via 10.0.0.11',
    'route add fd09::/64 via fd00::11',
    ...DIRECT[4].map((address) => `address add ${address}/32 dev lo`),
    ...DIRECT[6].map((address) => `address add ${address}/128 dev lo`),
    ...['tunl0', 'gre0', 'ip6tnl0'].map((tunnel) => `link set ${tunnel} up`),
    `fou add port ${GUE_PORT} gue`,
  ]);
}

/** Says its name to everybody. */
async function serveAs(server: Server, { namespace }: Host): Promise<readonly Listening[]> {
  const addresses = ([4, 6] as const).flatMap((family) => [addressOf(server, family), ...DIRECT[family]]);
  const name = Buffer.from(server);
  return await within(namespace, () =>
    Promise.all(
      addresses.flatMap((address) => [
        ...TCP_PORTS.map((port) => listenTcp({ address, port }, (connection) => connection.end(name))),
        listenUdp({ address, port: UDP_PORT }, () => name),
      ]),
    ),
  );
}
