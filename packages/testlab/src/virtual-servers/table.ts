import type { Host } from '../network/host.ts';

/** What administrators look at: what would make the table again, its counters, its timeouts, its daemons. */
const LISTINGS = ['-Sn', '-ln --stats --exact', '-ln --thresholds', '-ln --timeout', '-ln --daemon'];
const HEADS = /^(?:IP Virtual Server version|Prot LocalAddress|Prot +LocalAddress|\s+-> RemoteAddress|$)/;

/** The IPVS table of a host as `ipvsadm` tells it, which has put it in order. */
export async function tableOf(host: Host): Promise<readonly string[]> {
  const text = await host.exec(['sh', '-c', LISTINGS.map((words) => `ipvsadm ${words}`).join('; ')]);
  return text.split('\n').filter((line) => !HEADS.test(line));
}
