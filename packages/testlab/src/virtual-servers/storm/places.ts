/** Always there, with a real server that always serves. */
export const STEADY = 'steady';
export const STEADY_ADDRESS = '10.1.0.1';
export const STEADY_PORT = 80;

/** Those with the last numbers answer nobody. */
export const SERVERS: readonly number[] = [1, 2, 3, 4, 5, 6];
export const GOOD_SERVERS: readonly number[] = [1, 2, 3, 4];

export function addressOf(family: 4 | 6, server: number): string {
  return family === 4 ? `10.0.1.${server}` : `fd00::1:${server}`;
}

/** Where they all look, whatever the service is. */
export const CHECKED = { tcp: 80, http: 8080, dns: 53, udp: 5060 } as const;
