import { run } from '../process/spawn.ts';

/**
 * Where what is sent to a server ends: on this host; nowhere; nowhere, as this host knows; on its way, where somebody says by
 * ICMP that there is no such host.
 */
export const ways = ['here', 'lost', 'unreachable', 'rejected'] as const;
export type Way = (typeof ways)[number];

/** A neighbour that nobody is: what is sent to an address which is not here goes there, and vanishes. */
const NOBODY = '02:00:00:00:00:66';
const LINKS = [
  'link add v0 type veth peer name v1',
  'address add 10.20.0.1/16 dev v0',
  'address add fd20::1/64 dev v0 nodad',
  'link set v0 up',
  'link set v1 up',
];
const REJECTING = `table ip lab {
  set rejected { type ipv4_addr; }
  chain input {
    type filter hook input priority 0;
    ip daddr @rejected reject with icmp type host-unreachable
  }
}`;

/** The ways to all servers, lost at first. */
export interface Ways {
  lead(address: string, way: Way): Promise<void>;
}

/** On the network of this process. */
export async function openWays(addresses: readonly string[]): Promise<Ways> {
  const now = new Map(addresses.map((address): [string, Way] => [address, 'lost']));
  await ip([...LINKS, ...addresses.map((one) => `neigh add ${one} lladdr ${NOBODY} dev v0 nud permanent`)]);
  await run(['nft', '-f', '-'], REJECTING);
  return {
    async lead(address, way) {
      const before = now.get(address);
      if (before === way) return;
      now.set(address, way);
      const [old, next] = [before, way].map(isHere);
      await ip([
        ...(before === 'unreachable' ? [`route delete unreachable ${address}`] : []),
        ...(way === 'unreachable' ? [`route add unreachable ${address}`] : []),
        ...(old && !next ? [`address delete ${address} dev lo`] : []),
        ...(next && !old ? [`address add ${address} dev lo${atOnce(address)}`] : []),
      ]);
      if (before === 'rejected') await element('delete', address);
      if (way === 'rejected') await element('add', address);
    },
  };
}

function isHere(way: Way | undefined): boolean {
  return way === 'here' || way === 'rejected';
}

/** Else nobody could listen there yet. */
function atOnce(address: string): string {
  return address.includes(':') ? ' nodad' : '';
}

/** Of IPv4 only. */
async function element(verb: 'add' | 'delete', address: string): Promise<void> {
  await run(['nft', verb, 'element', 'ip', 'lab', 'rejected', `{ ${address} }`]);
}

async function ip(commands: readonly string[]): Promise<void> {
  if (commands.length > 0) await run(['ip', '-batch', '-'], commands.join('\n'));
}
