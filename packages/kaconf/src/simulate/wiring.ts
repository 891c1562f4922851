import { parseAddress, type Router, type Wiring } from '@kaconf/simulate';
import type { Arguments } from '../arguments.ts';

/** What the options say of the network, or what is wrong, in words. */
export function wiringOf({ lists }: Arguments, routers: readonly Router[]): Wiring | string {
  const joined = (lists.get('join') ?? []).map((value) => value.split(','));
  const addresses = new Map<string, NonNullable<ReturnType<typeof parseAddress>>[]>();
  for (const value of lists.get('address') ?? []) {
    const at = value.lastIndexOf('=');
    const [where, text] = [value.slice(0, at), value.slice(at + 1)];
    const address = parseAddress(text);
    if (address === undefined) return `--address ${value}: '${text}' is no address`;
    addresses.set(where, [...(addresses.get(where) ?? []), address]);
  }
  const names = routers.map(({ name }) => name);
  const strange = [...joined.flat(), ...addresses.keys()].find(
    (where) => !names.includes(where.slice(where.lastIndexOf('@') + 1)),
  );
  if (strange !== undefined) return `there is no node for '${strange}'; there is ${names.join(', ')}`;
  return { joined, addresses };
}
