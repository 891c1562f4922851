import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Binary, block, configuration, type Host, ours, vrrpInstance } from '../src/index.ts';
import { reference } from '../src/side-by-side/reference.ts';
import { isOlder } from '../src/side-by-side/verdict.ts';
import { eventually, makeBoth } from './virtual/hosts.ts';

const INSTANCE = vrrpInstance({
  priority: 150,
  version: 3,
  advertInterval: 0.1,
  addresses: ['10.0.0.10/24'],
});
const GOOD = configuration(INSTANCE);
const MASTER = '(VI_1) Entering MASTER STATE';

const withGlobals = (...statements: readonly string[]) =>
  configuration(block('global_defs', statements), INSTANCE);
const broken = (statement: string) =>
  configuration(vrrpInstance({ priority: 150, addresses: ['10.0.0.10/24'], more: [statement] }));

interface Row {
  readonly what: string;
  /** Behind the name of the program; `FOREGROUND` unless given. */
  readonly words?: string;
  readonly text?: string;
  /** When this is in the log … */
  readonly until?: string;
  /** … this is done on the host. */
  readonly act?: string;
  /** Not as root. */
  readonly as?: 'nobody';
  /** It is the second that is started so. */
  readonly second?: true;
  /** An older real one does otherwise, and is left out. */
  readonly since?: string;
  /** Its exit status, or the signal that ended it. */
  readonly status: number | string;
}

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'];
/** Nobody may not go everywhere: the program is here, too, and there is a folder not to write to. */
const PROGRAM = '/run/program';
const CLOSED = '/run/closed';

const FOREGROUND = '-n -l -D -G -f /run/a.conf';
const rows: readonly Row[] = [
  { what: 'an unknown option', words: '-Z', status: 1 },
  { what: 'an option without its argument', words: '-f', status: 1 },
  { what: 'a log file', words: '-g', status: 1 },
  { what: 'the help', words: '--help', status: 0 },
  { what: 'the version', words: '-v', status: 0 },
  { what: 'a signal', words: '--signum=RELOAD', status: 0 },
  { what: 'an unknown signal', words: '--signum=HUP', status: 1 },
  {
    what: 'a facility that there is not',
    words: `-S local9 ${FOREGROUND}`,
    until: MASTER,
    act: 'TERM',
    status: 0,
  },
  { what: 'words that are no options', words: `word ${FOREGROUND}`, until: MASTER, act: 'TERM', status: 0 },
  { what: 'no such configuration', words: '-n -l -G -f /run/none.conf', status: 6 },
  { what: 'no such configuration, in the background', words: '-G -f /run/none.conf', status: 6 },
  { what: 'a pattern that no file fits', words: '-n -l -G -f /run/none*.conf', status: 6 },
  { what: 'a folder for a configuration', words: '-n -l -G -f /run', status: 6 },
  { what: 'an include that must be there and is not', text: 'includem /run/none.conf\n', status: 6 },
  { what: 'an empty configuration', text: '', until: 'no configuration to run', act: 'TERM', status: 0 },
  { what: 'an unknown keyword', text: `nonsense\n${GOOD}`, until: MASTER, act: 'TERM', status: 0 },
  { what: 'an instance without an interface', text: GOOD.replace('interface eth0', ''), status: 2 },
  { what: 'an interface that there is not', text: GOOD.replace('eth0', 'eth9'), status: 2 },
  { what: 'a virtual router ID out of range', text: GOOD.replace('51', '256'), status: 2 },
  { what: 'the same virtual router twice', text: `${GOOD}\n${INSTANCE.replace('VI_1', 'VI_2')}`, status: 2 },
  {
    what: 'a priority out of range',
    text: broken('priority 256'),
    until: 'Entering',
    act: 'TERM',
    status: 0,
  },
  { what: 'a network namespace that there is not', words: `-s none ${FOREGROUND}`, status: 0 },
  { what: 'one that the configuration names', text: `net_namespace none\n${GOOD}`, status: 0 },
  { what: 'a pid file that cannot be', words: `${FOREGROUND} -p /proc/none/a.pid`, status: 0 },
  {
    what: 'a pid file of the child that cannot be',
    words: `${FOREGROUND} -r /proc/none/a.pid`,
    status: 0,
    // Before, the child was started again and again.
    since: '2.4.3',
  },
  { what: 'SIGTERM', until: MASTER, act: 'TERM', status: 0 },
  { what: 'SIGINT', until: MASTER, act: 'INT', status: 0 },
  { what: 'SIGKILL', until: MASTER, act: 'KILL', status: 'SIGKILL' },
  {
    what: 'SIGTERM while the startup script runs',
    text: withGlobals('startup_script "/run/script 5"'),
    until: 'Running startup script',
    act: 'TERM',
    status: 0,
  },
  {
    what: 'a shutdown script that fails',
    text: withGlobals('shutdown_script "/run/script 0"'),
    until: MASTER,
    act: 'TERM',
    status: 0,
  },
  {
    what: 'a child that is killed, with -R',
    words: `${FOREGROUND} -R`,
    until: MASTER,
    act: 'kill -KILL $(cat /run/vrrp.pid)',
    status: 0,
  },
  {
    what: 'a child that is told to end, with -R',
    words: `${FOREGROUND} -R`,
    until: MASTER,
    act: 'kill -TERM $(cat /run/vrrp.pid)',
    status: 0,
  },
  { what: 'one that runs already', second: true, status: 0 },
  { what: 'somebody who is not root', as: 'nobody', status: 4 },
  {
    what: 'somebody who may not write the pid file',
    words: `${FOREGROUND} -p ${CLOSED}/a.pid`,
    as: 'nobody',
    status: 0,
  },
  { what: 'a test by somebody who is not root', words: '-t -f /run/a.conf', as: 'nobody', status: 0 },
];

/** How it ends; how it does not, in words. */
async function statusOf(host: Host, binary: Binary, row: Row): Promise<number | string> {
  const { words = FOREGROUND, text = GOOD, until, act = '' } = row;
  const folder = `${host.namespace.root}/run`;
  await writeFile(`${folder}/a.conf`, text);
  await writeFile(`${folder}/script`, '#!/bin/sh\nsleep $1; exit 3\n', { mode: 0o755 });
  if (row.as) await openFor(host, binary);
  const program = row.as ? { ...binary, command: [...NOBODY, PROGRAM, ...binary.command.slice(1)] } : binary;
  if (row.second) await says(start(host, binary, words), MASTER);
  const { process, lines } = start(host, program, words);
  if (until !== undefined) {
    await says({ lines }, until);
    const command = act.includes(' ') ? act : `kill -${act} $(cat /run/keepalived.pid)`;
    await host.exec(['sh', '-c', command]);
  }
  const ended = await Promise.race([process, sleep(15_000)]);
  return ended?.signal ?? ended?.exitCode ?? `it goes on:\n${lines.join('\n')}`;
}

async function openFor(host: Host, { command: [path] }: Binary): Promise<void> {
  const text = `touch ${PROGRAM}; mount --bind "$1" ${PROGRAM}; mkdir ${CLOSED}`;
  await host.exec(['sh', '-ec', text, 'sh', path]);
}

function start(host: Host, { command }: { readonly command: readonly string[] }, words: string) {
  const process = host.start([...command, ...words.split(' ')]);
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    createInterface({ input: stream }).on('line', (line) => lines.push(line));
  }
  return { process, lines };
}

async function says({ lines }: { readonly lines: readonly string[] }, text: string): Promise<void> {
  const heard = async () => lines.some((line) => line.includes(text));
  await eventually(text, heard).catch((error) => {
    throw new Error(`${error}, but:\n${lines.join('\n')}`);
  });
}

describe.concurrent('ours ends with the status of the real one', () => {
  test.each(rows)('$what: $status', async (row) => {
    await using both = await makeBoth();
    const { hosts } = both;
    const { binary, version } = await reference();
    const isComparable = row.since === undefined || !isOlder(version, row.since);
    const statuses = await Promise.all([
      statusOf(hosts.ours, ours(), row),
      isComparable ? statusOf(hosts.real, binary, row) : row.status,
    ]);
    expect(statuses).toEqual([row.status, row.status]);
  });
});
