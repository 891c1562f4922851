/** Real servers by their names; the last one apologises. */
export const SERVERS = { one: 1, two: 2, three: 3, sorry: 9 } as const;
export type Server = keyof typeof SERVERS;
export const SERVER_NAMES = Object.keys(SERVERS) as readonly Server[];

export function addressOf(server: Server, family: 4 | 6): string {
  return family === 4 ? `10.0.1.${SERVERS[server]}` : `fd00::1:${SERVERS[server]}`;
}

/** What is for them alone, since they answer without the director: by DR and TUN. The others are behind NAT. */
export const DIRECT = {
  4: ['10.2.0.1', '10.2.0.2', '10.2.0.3', '10.2.0.4', '10.2.0.5'],
  6: ['fd02::1', 'fd02::2'],
} as const;
/** Addresses of virtual servers behind NAT. */
export const TRANSLATED = {
  4: Array.from({ length: 24 }, (_, index) => `10.1.0.${index + 1}`),
  6: ['fd01::1', 'fd01::2'],
} as const;

export const TCP_PORTS = [80, 443] as const;
export const UDP_PORT = 5060;
export const GUE_PORT = 6080;
