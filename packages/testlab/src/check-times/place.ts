import type { Case } from './case.ts';

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, smtp: 25, dns: 53, udp: 9 };
const TCP = 8080;
const A_NETWORK = 200;

/** Where the server of a case is, on both sides the same. @param index of the case in its table */
export interface CasePlace {
  readonly address: string;
  readonly port: number;
  /** Of its virtual server, which nobody asks. */
  readonly virtual: string;
  /** What a MISC_CHECK runs. */
  readonly script: string;
}

export function placeOf({ server, story }: Case, index: number): CasePlace {
  const [network, host] = [1 + Math.floor(index / A_NETWORK), 1 + (index % A_NETWORK)];
  const behaviours = [server, ...story.map((moment) => moment.server)];
  const port = behaviours.flatMap((one) => (one === 'server' ? [] : (PORTS[one.kind] ?? [])))[0] ?? TCP;
  return {
    address: `10.20.${network}.${host}`,
    port,
    virtual: `10.19.${network}.${host}`,
    script: `/run/lab/script-${index}`,
  };
}
