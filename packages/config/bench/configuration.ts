/** Virtual servers with their real servers, as somebody's template makes them: nothing for keepalived to mind. */
export function configuration(services: number, realServers: number): string {
  return Array.from({ length: services }, (_, index) => virtualServer(index, realServers)).join('');
}

export function lineCount(services: number, realServers: number): number {
  return services * (6 + 6 * realServers);
}

function virtualServer(index: number, count: number): string {
  const realServers = Array.from({ length: count }, (_, real) => realServer(index * count + real));
  return `\
virtual_server ${address('10.0.0.0', index)} 80 {
    delay_loop 10
    lb_algo wlc
    lb_kind NAT
    protocol TCP
${realServers.join('')}\
}
`;
}

function realServer(index: number): string {
  return `\
    real_server ${address('172.16.0.0', index)} 8080 {
        weight 100
        TCP_CHECK {
            connect_timeout 3
        }
    }
`;
}

/** So many behind the first of a network. */
function address(network: string, index: number): string {
  const first = network.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  return [24, 16, 8, 0].map((shift) => ((first + index) >>> shift) & 0xff).join('.');
}
