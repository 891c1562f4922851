import { readdir, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Binary, configuration, type Host, ours, real, vrrpInstance } from '../src/index.ts';
import { eventually, makeBoth } from './virtual/hosts.ts';

const INSTANCE = vrrpInstance({
  priority: 150,
  version: 3,
  advertInterval: 0.1,
  addresses: ['10.0.0.10/24'],
});
const FOREGROUND = ['-n', '-l', '-D', '-G', '-f', '/run/a.conf'];

/** A child that is started again takes a while to be master. */
const SETTLING = 2500;

type Target = 'parent' | 'child';

interface Reaction {
  readonly parent: 'lives' | 'ends';
  readonly child: 'the same' | 'another' | 'none';
  /** Whether the addresses are there. */
  readonly master: boolean;
  /** Texts with N for each process ID. */
  readonly says: readonly string[];
  /** In the folder for temporary files. */
  readonly writes: readonly string[];
}

const UNMOVED: Reaction = { parent: 'lives', child: 'the same', master: true, says: [], writes: [] };
const ENDED: Reaction = { parent: 'ends', child: 'none', master: false, says: ['Stopping'], writes: [] };
const RESPAWNED: Reaction = {
  ...UNMOVED,
  child: 'another',
  says: ['VRRP child process(N) died: Respawning'],
};

const RELOADED: Reaction = { ...UNMOVED, says: ['Reloading'] };
const told = (what: string, file: string): Reaction => ({
  ...UNMOVED,
  says: [`Printing ${what} for process(N) on signal`],
  writes: [file],
});

/** To whichever process they go. */
const everywhere: readonly [signal: string, reaction: Reaction][] = [
  ['HUP', RELOADED],
  ['USR1', told('VRRP data', 'keepalived.data')],
  ['USR2', told('VRRP stats', 'keepalived.stats')],
  // SIGRTMIN + 2, about which 2.4.3 is silent.
  ['36', { ...UNMOVED, writes: ['keepalived.json'] }],
  // SIGRTMAX - 1
  ['63', told('and clearing VRRP stats', 'keepalived.stats')],
  ...[
    'QUIT',
    'ALRM',
    'VTALRM',
    'PIPE',
    'IO',
    'PWR',
    '16',
    'TSTP',
    'TTIN',
    'TTOU',
    'WINCH',
    '34',
    '50',
    '64',
  ].map((signal): [string, Reaction] => [signal, UNMOVED]),
];

const rows: readonly [signal: string, target: Target, reaction: Reaction][] = [
  ['TERM', 'parent', ENDED],
  ['INT', 'parent', ENDED],
  ['TERM', 'child', RESPAWNED],
  ['INT', 'child', RESPAWNED],
  ['KILL', 'child', RESPAWNED],
  ...everywhere.flatMap(([signal, reaction]): (typeof rows)[number][] => [
    [signal, 'parent', reaction],
    [signal, 'child', reaction],
  ]),
];

/** `Reloading ...` is the parent's, which reads for all of ours; what the parent tells of itself is not compared. */
const TELLING = /^(Printing .*VRRP (data|stats)|Reloading$|Stopping$|VRRP child process\(\d+\) died)/;

async function reactionOf(host: Host, binary: Binary, signal: string, target: Target): Promise<Reaction> {
  const folder = `${host.namespace.root}/run`;
  await writeFile(`${folder}/a.conf`, configuration(INSTANCE));
  await host.exec(['mkdir', '/run/tmp']);
  const daemon = host.start(['env', 'TMPDIR=/run/tmp', ...binary.command, ...FOREGROUND]);
  const lines: string[] = [];
  for (const stream of [daemon.stdout, daemon.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line.replace(/^.{24}: /, '')));
  }
  const isMaster = () => host.hasAddress('10.0.0.10');
  const childPid = () => host.exec(['sh', '-c', 'cat /run/vrrp.pid || true']);
  await eventually('it is master', isMaster);
  const before = await childPid();
  const pidFile = { parent: '/run/keepalived.pid', child: '/run/vrrp.pid' }[target];
  await host.exec(['sh', '-c', `kill -${signal} $(cat ${pidFile})`]);
  await sleep(SETTLING);
  const after = await childPid();
  const said = lines.filter((line) => TELLING.test(line)).map((line) => line.replace(/\d+/, 'N'));
  return {
    parent: daemon.nodeChildProcess.exitCode === null ? 'lives' : 'ends',
    child: after === '' ? 'none' : after === before ? 'the same' : 'another',
    master: await isMaster(),
    says: said.toSorted(),
    writes: (await readdir(`${folder}/tmp`)).filter((name) => !name.includes('parent')),
  };
}

describe.concurrent('a signal has the effect that it has on the real one', () => {
  test.each(rows)('%s at the %s', async (signal, target, reaction) => {
    await using both = await makeBoth();
    const { hosts } = both;
    expect(
      await Promise.all([
        reactionOf(hosts.ours, ours(), signal, target),
        reactionOf(hosts.real, real(), signal, target),
      ]),
    ).toEqual([reaction, reaction]);
  });
});
