import type { BackendPlan, Kind, Listening, Place } from './backend.ts';
import { serveDns } from './dns.ts';
import { responseOf, serveHttp } from './http.ts';
import { serveHttps } from './https.ts';
import { listenTcp } from './listener.ts';
import { serveSmtp } from './smtp.ts';
import { serveTcp } from './tcp.ts';
import { serveUdp } from './udp.ts';

type Serve = (place: Place, behaviour: readonly string[]) => Promise<Listening>;

const KINDS: Readonly<Record<Kind, Serve>> = {
  tcp: serveTcp,
  http: (place, behaviour) => {
    // What cannot be done is said now, and not to the first who asks.
    responseOf(behaviour);
    return listenTcp(place, (connection) => serveHttp(connection, behaviour));
  },
  https: serveHttps,
  smtp: serveSmtp,
  dns: serveDns,
  udp: serveUdp,
};

/** Begins to serve in the network namespace that this process is in. @throws Error when its words or its place are no good */
export function serve({ kind, behaviour, ...place }: BackendPlan): Promise<Listening> {
  return KINDS[kind](place, behaviour);
}
