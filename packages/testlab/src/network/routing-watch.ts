import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import { type Millis, now } from '../clock.ts';
import { end } from '../process/spawn.ts';
import type { Host } from './host.ts';

export interface RoutingRemoval {
  readonly time: Millis;
  /** `192.168.21.0/24` for a route to it, `from 10.9.21.0/24` for a rule. */
  readonly what: string;
}

/** What the kernel says of routes and rules that go, as it happens. */
export interface RoutingWatch extends Chronicle<RoutingRemoval>, AsyncDisposable {}

/** `Deleted 192.168.21.0/24 via 10.0.0.100 dev eth0 …`, `Deleted 1021:	from 10.9.21.0/24 lookup 100` */
const REMOVAL = /^Deleted (?:\d+:\s+(from \S+)|(\S+))/;
/** `ip` does not say when it listens: this comes and goes until it tells. */
const SIGN = 'ip route add 127.0.0.98/32 dev lo table 999; ip route del 127.0.0.98/32 dev lo table 999';

export async function watchRouting(host: Host): Promise<RoutingWatch> {
  const removals = openChronicle<RoutingRemoval>();
  const monitor = host.start(['ip', '-o', 'monitor', 'route', 'rule']);
  const lines = createInterface({ input: monitor.stdout });
  let listening = false;
  lines.on('line', (line) => {
    listening = true;
    const [, rule, route] = REMOVAL.exec(line) ?? [];
    const what = rule ?? route;
    if (what !== undefined) removals.record({ time: now(), what });
  });
  while (!listening) {
    await host.exec(['sh', '-c', SIGN]);
    await sleep(5);
  }
  return {
    ...removals,
    [Symbol.asyncDispose]: () => end(monitor),
  };
}
