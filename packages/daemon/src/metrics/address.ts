import { isIP } from 'node:net';

/** Where metrics are served. */
export interface MetricsAddress {
  readonly address: string;
  /** 1–65535. */
  readonly port: number;
}

const LOOPBACK = '127.0.0.1';

/** `9165`, `:9165`, `10.0.0.11:9165` or `[2001:db8::1]:9165`; undefined for anything else. Nobody else sees it unless an address is said. */
export function parseMetricsAddress(text: string): MetricsAddress | undefined {
  const [, bracketed, plain = '', digits = ''] = /^(?:(?:\[(.*)\]|([^:]*)):)?(\d{1,5})$/.exec(text) ?? [];
  const address = bracketed ?? (plain || LOOPBACK);
  const port = Number(digits);
  const isAddress = isIP(address) === (bracketed === undefined ? 4 : 6);
  return isAddress && port >= 1 && port <= 65_535 ? { address, port } : undefined;
}

export function formatMetricsAddress({ address, port }: MetricsAddress): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
