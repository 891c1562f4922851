import type { DestinationKey } from './destination.ts';
import type { ServiceKey } from './service.ts';

/** As keepalived's log has it: `10.0.0.1:tcp:80`, `Fwm 5 inet6`. No two services have the same. */
export function describeService(key: ServiceKey): string {
  if (key.type === 'fwmark') return `Fwm ${key.fwmark}${key.family === 6 ? ' inet6' : ''}`;
  return `${key.address}:${key.protocol.toLowerCase()}:${key.port}`;
}

/** `192.168.0.1:80`; no two destinations of a service have the same. */
export function describeDestination({ address, port }: DestinationKey): string {
  return `${address}:${port}`;
}
