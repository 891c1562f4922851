import type { Millis } from '../clock.ts';
import type { Host } from './host.ts';
import { type Monitor, monitor } from './monitor.ts';

export interface LinkChange {
  readonly time: Millis;
  /** `eth0`. */
  readonly interface: string;
  /** It is up, and so is what it is connected to. */
  readonly up: boolean;
}

export type LinkWatch = Monitor<LinkChange>;

/** `2: eth0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 …` */
const STATE = /^\d+: ([^:@\s]+)\S*: <(\S*)>/;

/** What becomes of the interfaces of a host; the same may be told twice. */
export function watchLinks(host: Host): Promise<LinkWatch> {
  return monitor(host, {
    objects: ['link'],
    sign: 'ip link set lo mtu 65535; ip link set lo mtu 65536',
    read(line, time) {
      const [, name, flags = ''] = STATE.exec(line) ?? [];
      if (name === undefined || name === 'lo') return undefined;
      const words = flags.split(',');
      return { time, interface: name, up: words.includes('UP') && words.includes('LOWER_UP') };
    },
  });
}
