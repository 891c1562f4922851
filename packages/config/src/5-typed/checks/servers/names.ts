import type { Protocol } from '../../../schema/types/servers/lvs.ts';
import type { Endpoint, NamedService } from '../../../schema/types/servers/server.ts';
import type { Service } from '../../../server-config.ts';

interface Named {
  readonly service: Service | NamedService;
  readonly protocol: Protocol | undefined;
}

/** As keepalived calls it: `[10.0.0.1]:tcp:80`, `FWM 5`, `[NAME]:0`. */
export function formatServer({ service, protocol }: Named): string {
  switch (service.type) {
    case 'address':
      return formatEndpoint(service, protocol);
    case 'fwmark':
      return `FWM ${service.fwmark}`;
    case 'group name':
      return `[${service.group}]:0`;
    case 'group':
      return `[${service.group.name}]:${service.index}`;
  }
}

export function formatEndpoint({ address, port }: Endpoint, protocol: Protocol | undefined): string {
  return `[${address}]:${protocol?.toLowerCase() ?? 'none'}:${port}`;
}
