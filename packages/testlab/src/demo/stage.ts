import { readFile } from 'node:fs/promises';
import { ours } from '../daemon/binary.ts';
import { type Daemon, startDaemon } from '../daemon/daemon.ts';
import type { Host } from '../network/host.ts';
import { makeNetwork } from '../network/network.ts';
import { type Observer, openObserver } from '../observer/observer.ts';
import { type Pings, startPings } from './pings.ts';

export type NodeName = 'a' | 'b';

/** Two hosts that share 10.0.0.10, a client that uses it, and an observer. */
export interface Stage {
  readonly hosts: Readonly<Record<NodeName | 'client', Host>>;
  readonly observer: Observer;
  readonly pings: Pings;
  /** Starts keepalived with the host's configuration. */
  keepalived(name: NodeName): Promise<Daemon>;
  /** SIGKILL to all of its processes, and the cable out. */
  powerOff(daemon: Daemon): Promise<void>;
  /** Cable in; a machine that boots has forgotten the shared address. */
  powerOn(name: NodeName): Promise<void>;
  /** A process of that name. */
  nginx(name: NodeName): Promise<void>;
}

export const VIRTUAL_ADDRESS = '10.0.0.10';
const CONFIGURATIONS = new URL('../../../../fixtures/config/two-nodes/', import.meta.url);

/** @param made disposes of all of it */
export async function openStage(
  made: AsyncDisposableStack,
  started: (daemon: Daemon) => void,
): Promise<Stage> {
  const binary = ours();
  const network = made.use(
    await makeNetwork({ a: ['10.0.0.11/24'], b: ['10.0.0.12/24'], client: ['10.0.0.100/24'] }),
  );
  const { hosts } = network;
  const observer = made.use(await openObserver(network.bridge));
  const pings = made.use(startPings(hosts.client, VIRTUAL_ADDRESS));
  return {
    hosts,
    observer,
    pings,
    async keepalived(name) {
      const configuration = await readFile(new URL(`${name}.conf`, CONFIGURATIONS), 'utf8');
      const daemon = made.use(await startDaemon(hosts[name], binary, configuration));
      started(daemon);
      return daemon;
    },
    async powerOff(daemon) {
      await Promise.all([daemon.crash(), daemon.host.setLink('down')]);
    },
    async powerOn(name) {
      await hosts[name].exec(['ip', 'address', 'del', `${VIRTUAL_ADDRESS}/24`, 'dev', 'eth0']);
      await hosts[name].setLink('up');
    },
    async nginx(name) {
      await hosts[name].exec(['ln', '-sf', '/bin/sleep', '/run/nginx']);
      hosts[name].start(['/run/nginx', 'infinity']);
    },
  };
}
