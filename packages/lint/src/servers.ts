import type { Config, Endpoint, RealServer, Service, VirtualServer } from '@kaconf/config';
import { remembered } from './remembered.ts';

/** As the configuration has it: `10.0.0.10 80`, `fwmark 1`, `group web`. */
export function serviceText(service: Service): string {
  if (service.type === 'address') return `${service.address} ${service.port}`;
  return service.type === 'fwmark' ? `fwmark ${service.fwmark}` : `group ${service.group.name}`;
}

export function isSameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return a.address === b.address && a.port === b.port;
}

/** Whatever the kind of its checkers. */
export function isChecked(server: RealServer): boolean {
  const { TCP_CHECK, HTTP_GET, SSL_GET, SMTP_CHECK, DNS_CHECK } = server;
  const { UDP_CHECK, PING_CHECK, MISC_CHECK, FILE_CHECK, BFD_CHECK } = server;
  const connecting = [TCP_CHECK, HTTP_GET, SSL_GET, SMTP_CHECK, DNS_CHECK, UDP_CHECK, PING_CHECK];
  return [...connecting, MISC_CHECK, FILE_CHECK, BFD_CHECK].some(({ length }) => length > 0);
}

/** Finds the real servers of which something holds, of all services. */
export function serversThat(isWanted: (server: RealServer) => boolean): (config: Config) => RealServer[] {
  const wantedOf = remembered(({ real_server }: VirtualServer) => real_server.filter(isWanted));
  return ({ virtual_servers }) => virtual_servers.flatMap(wantedOf);
}

export const askedForPages = serversThat(({ HTTP_GET, SSL_GET }) => HTTP_GET.length + SSL_GET.length > 0);
