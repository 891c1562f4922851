import type { Difference } from '../change.ts';
import { applied, type Consequence, harmless, interrupts } from './consequence.ts';
import type { ServerTrial } from './server-trial.ts';

const CUT = 'its connections are cut';
const STAY = 'connections stay';
const LOST = 'the quorum is lost: quorum_down is run, and the sorry server takes over if there is one';

/** What the reload makes of a difference in a virtual server that the trial was made with. */
export function serverConsequence(trial: ServerTrial, difference: Difference): Consequence {
  const { services } = trial;
  if (services.has('deleteService')) return interrupts(`IPVS loses the service at once: ${CUT}`);
  const server = serverOf(difference);
  if (server !== undefined) return realServerConsequence(trial, server, difference);
  if (trial.losesQuorum) return interrupts(LOST);
  if (difference.keyword === 'lb_kind') return harmless('the real servers tell');
  if (services.has('addService')) return applied('IPVS gets the service anew');
  if (services.has('editService')) return applied(`IPVS changes the service in place: ${STAY}`);
  const all = [...trial.servers.values()].flatMap((commands) => [...commands]);
  if (all.includes('deleteDestination')) return interrupts(`IPVS loses real servers by it: ${CUT}`);
  return all.length > 0 ? applied('IPVS changes real servers in place') : harmless('nothing in IPVS');
}

const CHECK = /_(?:CHECK|GET)$/;

/** Members of a real server that IPVS knows of. */
const KNOWN_TO_IPVS = new Set(['weight', 'uthreshold', 'lthreshold', 'lvs_method', 'inhibit_on_failure']);

function realServerConsequence(
  { servers, weights, asked, losesQuorum }: ServerTrial,
  server: string,
  difference: Difference,
): Consequence {
  const commands = servers.get(server);
  const isWhole = difference.within.length === 0;
  if (commands?.has('deleteDestination')) return interrupts(`IPVS loses it at once: ${CUT}`);
  if (losesQuorum && commands) return interrupts(LOST);
  if (isWhole)
    return commands ? applied('IPVS gets it at once') : harmless('IPVS gets it when its checks succeed');
  if (difference.within.length > 1 || CHECK.test(difference.keyword)) {
    const isGone = difference.change === 'removed' && CHECK.test(difference.keyword);
    if (isGone) return harmless('nothing in IPVS: that is asked no more');
    return asked.has(server)
      ? harmless('nothing in IPVS before it has run: the check begins anew')
      : harmless('nothing in IPVS: the check goes on in another manner');
  }
  if (!commands || !KNOWN_TO_IPVS.has(difference.keyword)) return harmless('nothing in IPVS');
  if (weights.get(server) === 0) return applied(`IPVS changes it in place: ${STAY}, and no new ones come`);
  return applied(`IPVS changes it in place: ${STAY}`);
}

/** `ADDRESS:PORT` of the one that it is about. */
function serverOf({ within: [path], keyword, before, after }: Difference): string | undefined {
  const text = path ?? `${keyword} ${after?.text ?? before?.text ?? ''}`;
  const [, address, port = '0'] = /^real_server (\S+)(?: (\d+))?/.exec(text) ?? [];
  return address === undefined ? undefined : `${address}:${port}`;
}
