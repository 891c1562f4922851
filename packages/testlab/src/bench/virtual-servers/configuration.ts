/** What stands in a configuration of virtual servers that are all alike. */
export interface Crowd {
  readonly services: number;
  /** Real servers of each. */
  readonly servers: number;
  /** TCP_CHECK, every so many seconds; undefined: nobody checks. */
  readonly checkEvery?: number;
  /** The weight of one real server, by its address; that of all others is 1. */
  readonly other?: { readonly address: string; readonly weight: number };
}

/** Where all real servers listen, each at an address of this machine's own. */
export const PORT = 8000;

export function configuration({ services, servers, checkEvery, other }: Crowd): string {
  const check =
    checkEvery === undefined ? '' : '        TCP_CHECK {\n            connect_timeout 3\n        }\n';
  const realServer = (address: string) => `\
    real_server ${address} ${PORT} {
        weight ${address === other?.address ? other.weight : 1}
${check}\
    }
`;
  return Array.from({ length: services }, (_, service) => {
    const addresses = Array.from({ length: servers }, (_, server) =>
      addressBehind('127.1.0.0', service * servers + server),
    );
    return `\
virtual_server ${addressBehind('10.0.0.0', service)} 80 {
    delay_loop ${checkEvery ?? 10}
    lvs_sched wlc
    lvs_method NAT
    protocol TCP
${addresses.map(realServer).join('')}\
}
`;
  }).join('');
}

function addressBehind(network: string, index: number): string {
  const first = network.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  return [24, 16, 8, 0].map((shift) => ((first + index) >>> shift) & 0xff).join('.');
}
