import { setTimeout as sleep } from 'node:timers/promises';
import type { Host } from '../../src/network/host.ts';
import { makeNetwork } from '../../src/network/network.ts';

/** A host for each, alone in a network of its own. */
export interface Both extends AsyncDisposable {
  readonly hosts: Readonly<Record<'ours' | 'real', Host>>;
}

const ADDRESSES = ['10.0.0.11/24', '2001:db8::11/64'];
const SECOND = [
  'link add eth1 type veth peer name peer1',
  'link set eth1 addrgenmode none',
  'link set peer1 addrgenmode none',
  'link set peer1 up',
  'link set eth1 up',
  'address add 10.1.0.11/24 dev eth1',
];

/** Each with eth0 and eth1. */
export async function makeBoth(): Promise<Both> {
  await using made = new AsyncDisposableStack();
  const [ours, real] = [
    made.use(await makeNetwork({ host: ADDRESSES })).hosts.host,
    made.use(await makeNetwork({ host: ADDRESSES })).hosts.host,
  ];
  for (const host of [ours, real]) {
    for (const line of SECOND) await ip(host, line);
    // The kernel makes it some time after the interface is up.
    await ip(host, 'link set eth0 addrgenmode none');
    await ip(host, 'address flush dev eth0 scope link');
  }
  const kept = made.move();
  return { hosts: { ours, real }, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

export async function ip(host: Host, line: string): Promise<string> {
  return host.exec(['ip', ...line.split(' ')]);
}

/** The lines in which `ip` shows addresses, routes and rules, without indices and what is the same everywhere. */
export async function shown(host: Host): Promise<readonly string[]> {
  const texts = [
    await ip(host, '-o address show'),
    (await ip(host, '-4 route show table all')).replaceAll('\n\t', ' '),
    (await ip(host, '-6 route show table all')).replaceAll('\n\t', ' '),
    await ip(host, '-4 rule'),
    await ip(host, '-6 rule'),
  ];
  return texts.flatMap((text) => text.split('\n').map(tidied)).filter((line) => line !== '');
}

function tidied(line: string): string {
  return (
    line
      .replace(/^\d+: (?=\w+ +inet)/, '')
      .replace(/\\? +valid_lft .*$/, '')
      // Duplicate address detection takes its time.
      .replace(/ tentative *$/, '')
      .replaceAll(/\\?\s+/g, ' ')
      .trim()
  );
}

/** Until it holds, for so many seconds. */
export async function eventually(what: string, holds: () => Promise<boolean>, seconds = 10): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not after ${seconds} s: ${what}`);
    await sleep(50);
  }
}
