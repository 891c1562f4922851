import type { Host } from '../network/host.ts';

/** What administrators look at: what would make the table again, its counters, its thresholds, its timeouts, its daemons. */
const ALL = ['-Sn', '-ln --stats --exact', '-ln --thresholds', '-ln --timeout', '-ln --daemon'];
const HEADS = /^(?:IP Virtual Server version|Prot LocalAddress|Prot +LocalAddress|\s+-> RemoteAddress|$)/;

/**
 * The IPVS table of a host as `ipvsadm` tells it, which has put it in order.
 *
 * @param what `all`, or else only what would make the table again: each listing is a process
 */
export async function tableOf(host: Host, what: string): Promise<readonly string[]> {
  const listings = what === 'all' ? ALL : ALL.slice(0, 1);
  const text = await host.exec(['sh', '-c', listings.map((words) => `ipvsadm ${words}`).join('; ')]);
  return withServices(text.split('\n').filter((line) => !HEADS.test(line)));
}

/** A line of a real server says whose it is. */
function withServices(lines: readonly string[]): readonly string[] {
  let service = '';
  return lines.map((line) => {
    const isServer = line.startsWith('  ->');
    if (!isServer) service = line.split(/ +/, 2).join(' ');
    return isServer ? `${service}${line.slice(1)}` : line;
  });
}
