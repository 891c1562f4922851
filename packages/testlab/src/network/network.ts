import { run } from '../process/spawn.ts';
import { type Host, hostIn } from './host.ts';
import { makeNamespace, type Namespace } from './namespace.ts';
import { unmetRequirement } from './requirements.ts';

/** Hosts on one Ethernet, invisible to the machine's own network. Disposing of it ends every process in it. */
export interface Network<Name extends string> extends AsyncDisposable {
  readonly hosts: Readonly<Record<Name, Host>>;
  /** Where the bridge `br0` sees every frame. */
  readonly bridge: Namespace;
}

/**
 * @param plan each host's addresses with prefix lengths; names are at most 15 characters, as interfaces' are
 * @throws Error when this machine cannot, with the way out
 */
export async function makeNetwork<Name extends string>(
  plan: Readonly<Record<Name, readonly string[]>>,
): Promise<Network<Name>> {
  const unmet = unmetRequirement();
  if (unmet !== undefined) throw new Error(unmet);
  await using made = new AsyncDisposableStack();
  const names = Object.keys(plan) as Name[];
  const [bridge, ...namespaces] = await Promise.all(
    [undefined, ...names].map(async () => made.use(await makeNamespace())),
  );
  if (bridge === undefined) throw new Error('no bridge');
  const hosts = namespaces.map((namespace, index) => hostIn(namespace, names[index] ?? '', macOf(index)));
  await batch(bridge, [
    'link add br0 type bridge mcast_snooping 0 ageing_time 0',
    'link set br0 up',
    ...hosts.flatMap(cable),
  ]);
  await Promise.all(hosts.map((host) => batch(host.namespace, settle(plan[host.name as Name]))));
  const kept = made.move();
  return {
    hosts: Object.fromEntries(hosts.map((host) => [host.name, host])) as Record<Name, Host>,
    bridge,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function macOf(index: number): string {
  return `02:00:00:00:00:${(index + 1).toString(16).padStart(2, '0')}`;
}

/** A pair of interfaces: one end in the bridge under the host's name, the other in the host. */
function cable(host: Host): readonly string[] {
  return [
    `link add name ${host.name} type veth peer name eth0 address ${host.mac} netns ${host.namespace.init}`,
    `link set dev ${host.name} master br0 up`,
  ];
}

/** Addresses are ours to choose: none that the kernel makes up, no duplicate address detection, which would take seconds. */
function settle(addresses: readonly string[]): readonly string[] {
  return [
    'link set eth0 addrgenmode none',
    'link set eth0 up',
    ...addresses.map(
      (address) => `address add ${address} dev eth0${address.includes(':') ? ' nodad' : ' broadcast +'}`,
    ),
  ];
}

/** Lines of `ip`, by one process. @throws ExecaError when the kernel refuses one */
export async function batch(namespace: Namespace, lines: readonly string[]): Promise<void> {
  await run(namespace.onNetwork(['ip', '-batch', '-']), lines.join('\n'));
}
