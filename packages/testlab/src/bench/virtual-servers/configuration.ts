/** What stands in a configuration of virtual servers that are all alike. */
export interface Crowd {
  readonly services: number;
  /** Real servers of each. */
  readonly servers: number;
  /** TCP_CHECK, every so many seconds; undefined: nobody checks. */
  readonly checkEvery?: number | undefined;
  /** The weight of the last real server of all; that of all others is 1. */
  readonly lastWeight?: number;
  /** It is to say when a timer of its expires so many microseconds late, and more. */
  readonly tellsLateness?: number;
}

/** Where all real servers listen, each at an address of this machine's own. */
export const PORT = 8000;

export function configuration({
  services,
  servers,
  checkEvery,
  lastWeight = 1,
  tellsLateness,
}: Crowd): string {
  const check =
    checkEvery === undefined ? '' : '        TCP_CHECK {\n            connect_timeout 3\n        }\n';
  const last = services * servers - 1;
  const realServer = (index: number) => `\
    real_server ${addressBehind('127.1.0.0', index)} ${PORT} {
        weight ${index === last ? lastWeight : 1}
${check}\
    }
`;
  const virtualServers = Array.from({ length: services }, (_, service) => {
    const indices = Array.from({ length: servers }, (_, server) => service * servers + server);
    return `\
virtual_server ${addressBehind('10.0.0.0', service)} 80 {
    delay_loop ${checkEvery ?? 10}
    lvs_sched wlc
    lvs_method NAT
    protocol TCP
${indices.map(realServer).join('')}\
}
`;
  });
  const settings =
    tellsLateness === undefined ? [] : [`global_defs {\n    min_auto_priority_delay ${tellsLateness}\n}\n`];
  return [...settings, ...virtualServers].join('');
}

function addressBehind(network: string, index: number): string {
  const first = network.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  return [24, 16, 8, 0].map((shift) => ((first + index) >>> shift) & 0xff).join('.');
}
