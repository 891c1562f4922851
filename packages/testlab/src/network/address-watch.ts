import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Chronicle, openChronicle } from '../chronicle.ts';
import { type Millis, now } from '../clock.ts';
import { end } from '../process/spawn.ts';
import type { Host } from './host.ts';

export interface AddressChange {
  readonly time: Millis;
  readonly type: 'added' | 'removed';
  /** With prefix length. */
  readonly address: string;
}

/** What the kernel says about the addresses of a host, as it happens: no poll can miss a blink. */
export interface AddressWatch extends Chronicle<AddressChange>, AsyncDisposable {}

/** `2: eth0    inet 10.0.0.10/24 scope global eth0 …`, with `Deleted ` before it when it is gone */
const CHANGE = /^(Deleted )?\d+: \S+ +inet6? (\S+)/;
/** `ip` does not say when it listens: a change of this address is repeated until it tells. */
const SIGN = '127.0.0.99/32';

export async function watchAddresses(host: Host): Promise<AddressWatch> {
  const changes = openChronicle<AddressChange>();
  const monitor = host.start(['ip', '-o', 'monitor', 'address']);
  const lines = createInterface({ input: monitor.stdout });
  let listening = false;
  lines.on('line', (line) => {
    listening = true;
    const [, deleted, address] = CHANGE.exec(line) ?? [];
    if (address !== undefined && address !== SIGN) {
      changes.record({ time: now(), type: deleted ? 'removed' : 'added', address });
    }
  });
  while (!listening) {
    await host.exec(['ip', 'address', 'replace', SIGN, 'dev', 'lo']);
    await sleep(5);
  }
  return {
    ...changes,
    [Symbol.asyncDispose]: () => end(monitor),
  };
}
