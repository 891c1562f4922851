import { writeFile } from 'node:fs/promises';
import type { BackendPlan } from '../../backends/backend.ts';
import type { Host } from '../../network/host.ts';
import { makeNamespace, type Namespace } from '../../network/namespace.ts';
import { batch, makeNetwork, type Network } from '../../network/network.ts';
import { openWorld } from '../world.ts';
import { TRACKED_FILE } from './configuration.ts';
import { addressOf, CHECKED, GOOD_SERVERS, SERVERS, STEADY_ADDRESS } from './places.ts';

/** One that is reloaded, and hosts beside it where keepalived is started afresh with the same file. */
const HOSTS = {
  storm: ['10.0.0.11/16', 'fd00::11/64', '10.1.0.2/32'],
  ours: ['10.0.0.12/16', 'fd00::12/64', '10.1.0.2/32'],
  real: ['10.0.0.13/16', 'fd00::13/64', '10.1.0.2/32'],
};

export interface Stage extends AsyncDisposable {
  readonly hosts: Network<keyof typeof HOSTS>['hosts'];
  /** Comes to the steady virtual server through the host `storm`, and so do the answers. */
  readonly client: Namespace;
}

export async function openStage(): Promise<Stage> {
  await using made = new AsyncDisposableStack();
  const { hosts, bridge } = made.use(await makeNetwork(HOSTS));
  // Nobody answers there, which is not the same as nobody being there.
  const mute = SERVERS.filter((server) => !GOOD_SERVERS.includes(server));
  await batch(
    bridge,
    mute.flatMap((server) => [addressLine(4, server), addressLine(6, server)]),
  );
  made.use(await openWorld(bridge, backends()));
  for (const host of Object.values(hosts)) await writeFile(host.namespace.root + TRACKED_FILE, '0\n');
  const client = made.use(await makeNamespace());
  await lead(client, hosts.storm, bridge);
  const kept = made.move();
  return { hosts, client, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

function addressLine(family: 4 | 6, server: number): string {
  const address = addressOf(family, server);
  return `address add ${address}${family === 4 ? '/16 dev br0' : '/64 dev br0 nodad'}`;
}

function backends(): BackendPlan[] {
  return GOOD_SERVERS.flatMap((server) =>
    ([4, 6] as const).flatMap((family) => {
      const address = addressOf(family, server);
      const backend = (kind: BackendPlan['kind'], port: number, behaviour: readonly string[] = []) => ({
        ...{ name: `${server}`, kind, address, port, behaviour },
      });
      return [
        backend('tcp', CHECKED.tcp, ['echo']),
        backend('http', CHECKED.http),
        backend('dns', CHECKED.dns),
        backend('udp', CHECKED.udp),
      ];
    }),
  );
}

/** The client is on a network of its own behind the host, so that what NAT has changed comes back the same way. */
async function lead(client: Namespace, { namespace, exec }: Host, bridge: Namespace): Promise<void> {
  await batch(namespace, [
    `link add name client type veth peer name eth0 netns ${client.init}`,
    'link set client up',
    'address add 10.9.0.254/24 dev client',
    `address add ${STEADY_ADDRESS}/32 dev lo`,
  ]);
  await batch(client, [
    'link set eth0 up',
    'address add 10.9.0.1/24 dev eth0',
    'route add default via 10.9.0.254',
  ]);
  await batch(bridge, ['route add 10.9.0.0/24 via 10.0.0.11']);
  await exec(['sysctl', '-qw', 'net.ipv4.ip_forward=1']);
}
