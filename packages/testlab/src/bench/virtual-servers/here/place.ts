import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binary } from '../../../daemon/binary.ts';
import { type Daemon, startDaemon } from '../../../daemon/daemon.ts';
import { type Host, hostIn } from '../../../network/host.ts';
import { makeNamespace } from '../../../network/namespace.ts';
import { ToldIpvs } from '../../../without-ipvs/told.ts';

/** On this machine's own kernel, which has no IPVS, in a network of its own. */
export interface Place extends AsyncDisposable {
  readonly host: Host;
  readonly told: ToldIpvs;
  /** @param binary of those without IPVS */
  start(binary: Binary, configuration: string): Promise<Daemon>;
  /** What it has said. */
  log(): string;
}

const LOG = '/run/log';
/** To a file: nobody has to read it meanwhile. */
const QUIETLY = ['sh', '-c', `exec "$0" "$@" >${LOG} 2>&1`] as const;

export async function makePlace(name: string): Promise<Place> {
  await using stack = new AsyncDisposableStack();
  const namespace = stack.use(await makeNamespace());
  const folder = mkdtempSync(join(tmpdir(), 'told-'));
  stack.defer(() => rmSync(folder, { recursive: true }));
  const told = stack.use(new ToldIpvs(join(folder, 'told')));
  const host = hostIn(namespace, name, '');
  const all = stack.move();
  return {
    host,
    told,
    start: async (binary, configuration) => {
      const { command } = told.by(binary);
      const quiet: Binary = { name, command: [...QUIETLY, ...command] };
      return all.use(await startDaemon(host, quiet, configuration, ['-C'], []));
    },
    log: () => readFileSync(namespace.root + LOG, 'utf8'),
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
