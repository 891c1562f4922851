import { batch, type Network } from './network.ts';

/**
 * Hosts know each other's addresses for good: looking for a neighbour anew after a link flap may take the kernel a second.
 * @param plan each host's addresses with prefix lengths
 */
export async function introduce<Name extends string>(
  { hosts }: Network<Name>,
  plan: Readonly<Record<Name, readonly string[]>>,
): Promise<void> {
  const names = Object.keys(hosts) as Name[];
  const entriesOf = (other: Name) =>
    plan[other].map(
      (prefix) => `neigh replace ${prefix.split('/')[0]} lladdr ${hosts[other].mac} dev eth0 nud permanent`,
    );
  for (const name of names) {
    await batch(hosts[name].namespace, names.filter((other) => other !== name).flatMap(entriesOf));
  }
}
