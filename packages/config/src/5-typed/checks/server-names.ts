import type { Protocol } from '../../schema/types/lvs.ts';
import type { Endpoint, Service } from '../../schema/types/server.ts';

/** As keepalived calls them: `[10.0.0.1]:tcp:80`, `FWM 5`, `[NAME]:0`. */
export function formatService(service: Service, protocol: Protocol | undefined): string {
  switch (service.type) {
    case 'address':
      return formatEndpoint(service, protocol);
    case 'fwmark':
      return `FWM ${service.fwmark}`;
    case 'group':
      return `[${service.group}]:0`;
  }
}

export function formatEndpoint({ address, port }: Endpoint, protocol: Protocol | undefined): string {
  return `[${address}]:${protocol?.toLowerCase() ?? 'none'}:${port}`;
}
