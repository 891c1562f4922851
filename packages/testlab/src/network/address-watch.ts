import type { Millis } from '../clock.ts';
import type { Host } from './host.ts';
import { type Monitor, monitor } from './monitor.ts';

export interface AddressChange {
  readonly time: Millis;
  readonly type: 'added' | 'removed';
  /** With prefix length. */
  readonly address: string;
}

export type AddressWatch = Monitor<AddressChange>;

/** `2: eth0    inet 10.0.0.10/24 scope global eth0 …`, with `Deleted ` before it when it is gone */
const CHANGE = /^(Deleted )?\d+: \S+ +inet6? (\S+)/;
const SIGN = '127.0.0.99/32';

/** What becomes of the addresses of a host. */
export function watchAddresses(host: Host): Promise<AddressWatch> {
  return monitor(host, {
    objects: ['address'],
    sign: `ip address replace ${SIGN} dev lo`,
    read(line, time) {
      const [, deleted, address] = CHANGE.exec(line) ?? [];
      if (address === undefined || address === SIGN) return undefined;
      return { time, type: deleted ? 'removed' : 'added', address };
    },
  });
}
