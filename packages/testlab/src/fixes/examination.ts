import { execa } from 'execa';
import type { Binary } from '../daemon/binary.ts';
import { makeNamespace } from '../network/namespace.ts';
import { batch } from '../network/network.ts';
import { environment, run } from '../process/spawn.ts';
import { type Configurations, interfacesIn, namespacesIn } from './configurations.ts';

/** What `keepalived -t` says of a configuration. */
export interface Verdict {
  /** Its exit status; the signal that ended it, or that it went on. */
  readonly status: number | string;
  readonly messages: readonly string[];
}

/** A machine with every interface and every network namespace that some configurations name. */
export interface Examiner extends AsyncDisposable {
  /** @param path of the machine that this runs on @param host the configuration ID */
  examine(path: string, host: string): Promise<Verdict>;
}

const LONGEST_MS = 20_000;

export async function makeExaminer({ command }: Binary, all: Configurations): Promise<Examiner> {
  const namespace = await makeNamespace();
  const links = interfacesIn(all).flatMap((name, index) => [
    `link add ${name} type veth peer name other-${index}`,
    `link set other-${index} up`,
    `link set ${name} up`,
    `address add 198.18.${index >> 6}.${(index % 64) * 4 + 1}/30 dev ${name}`,
    `address add 2001:db8:0:${index.toString(16)}::1/64 dev ${name} nodad`,
  ]);
  await batch(namespace, links);
  await run(namespace.inside(['sh', '-ec', NAMES, 'sh', ...namespacesIn(all)]));
  return {
    async examine(path, host) {
      const words = [...command, '-n', '-i', host, '-t', '-f', path];
      const [file = '', ...rest] = namespace.inside(words);
      const ended = await execa(file, rest, {
        env: environment,
        reject: false,
        stdin: 'ignore',
        timeout: LONGEST_MS,
        forceKillAfterDelay: 500,
      });
      const status = ended.timedOut ? 'it goes on' : (ended.signal ?? ended.exitCode ?? 'it did not start');
      const lines = `${ended.stdout}\n${ended.stderr}`.split('\n');
      return { status, messages: lines.filter((line) => line.trim() !== '') };
    },
    [Symbol.asyncDispose]: () => namespace[Symbol.asyncDispose](),
  };
}

/** All of them are the one that it is in. */
const NAMES = `mkdir -p /run/netns
for name; do : > "/run/netns/$name"; mount --bind /proc/self/ns/net "/run/netns/$name"; done`;
