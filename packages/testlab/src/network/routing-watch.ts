import type { Millis } from '../clock.ts';
import type { Host } from './host.ts';
import { type Monitor, monitor } from './monitor.ts';

export interface RoutingRemoval {
  readonly time: Millis;
  /** `192.168.21.0/24` for a route to it, `from 10.9.21.0/24` for a rule. */
  readonly what: string;
}

export type RoutingWatch = Monitor<RoutingRemoval>;

/** `Deleted 192.168.21.0/24 via 10.0.0.100 dev eth0 …`, `Deleted 1021:	from 10.9.21.0/24 lookup 100` */
const REMOVAL = /^Deleted (?:\d+:\s+(from \S+)|(\S+))/;

/** Which of its routes and rules go. */
export function watchRouting(host: Host): Promise<RoutingWatch> {
  return monitor(host, {
    objects: ['route', 'rule'],
    sign: 'ip route add 127.0.0.98/32 dev lo table 999; ip route del 127.0.0.98/32 dev lo table 999',
    read(line, time) {
      const [, rule, route] = REMOVAL.exec(line) ?? [];
      const what = rule ?? route;
      return what === undefined ? undefined : { time, what };
    },
  });
}
