import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import type { Host } from '../../network/host.ts';
import { readProc } from '../../process/processes.ts';

/** How long it may take until checkers have found what there is to be found. */
const PATIENCE: Millis = 20_000;
const PAUSE: Millis = 200;
const LISTINGS = 'ipvsadm -Sn; ipvsadm -ln --thresholds; ipvsadm -ln --daemon';

/** Waits until two hosts have the same table. @returns what differs at last, with a sign before each line */
export async function differenceWhenSettled(actual: Host, expected: Host): Promise<readonly string[]> {
  for (const deadline = now() + PATIENCE; now() < deadline; await sleep(PAUSE)) {
    if (quickLook(actual) === quickLook(expected)) break;
  }
  const [present, wanted] = [new Set(await fullLook(actual)), new Set(await fullLook(expected))];
  return [
    ...[...wanted.difference(present)].map((line) => `- ${line}`),
    ...[...present.difference(wanted)].map((line) => `+ ${line}`),
  ];
}

/** Without a process, and without the order, which is that of the kernel's own memory. */
function quickLook({ namespace }: Host): string {
  const services = readProc(namespace.init, 'net/ip_vs')
    .replaceAll(/\s+\d+\s+\d+\s*$/gm, '')
    .split(/\n(?! )/);
  return services
    .map((service) => service.split('\n').toSorted().join('\n'))
    .toSorted()
    .join('\n');
}

/** Each line with its service, without connections, which not all have. */
async function fullLook(host: Host): Promise<readonly string[]> {
  const text = await host.exec(['sh', '-c', LISTINGS]);
  let service = '';
  return text.split('\n').map((line) => {
    if (!line.startsWith('  ->')) {
      service = line.startsWith('-') ? '' : line;
      return line;
    }
    return `${service} ${line.trim().split(/\s+/).slice(0, 4).join(' ')}`;
  });
}
