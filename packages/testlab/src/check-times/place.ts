import type { Case } from './case.ts';

const PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, smtp: 25, dns: 53, udp: 9 };
const TCP = 8080;
const A_NETWORK = 200;
const IPV6 = / over IPv6$/;

/** Where the server of a case is, on both sides the same; one whose name says so is there over IPv6. */
export interface CasePlace {
  readonly address: string;
  readonly port: number;
  /** Of its virtual server, which nobody asks. */
  readonly virtual: string;
  /** What a MISC_CHECK runs. */
  readonly script: string;
}

/** @param index of the case among those that are played with it */
export function placeOf({ name, server, story }: Case, index: number): CasePlace {
  const [network, host] = [1 + Math.floor(index / A_NETWORK), 1 + (index % A_NETWORK)];
  const behaviours = [server, ...story.map((moment) => moment.server)];
  const port = behaviours.flatMap((one) => (one === 'server' ? [] : (PORTS[one.kind] ?? [])))[0] ?? TCP;
  const [real, virtual] = IPV6.test(name)
    ? ([`fd20::${network}:${host}`, `fd19::${network}:${host}`] as const)
    : ([`10.20.${network}.${host}`, `10.19.${network}.${host}`] as const);
  return {
    address: real,
    port,
    virtual,
    script: `/run/lab/script-${index}`,
  };
}
