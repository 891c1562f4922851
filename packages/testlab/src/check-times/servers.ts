/**
 * The servers of all cases on a host, and what becomes of them, counted from the first check of the first case:
 * `node servers.ts FILE NAME …`. Says `ready`, and then when that was, in milliseconds since the epoch.
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import type { Listening } from '../backends/backend.ts';
import { serve } from '../backends/serve.ts';
import { now } from '../clock.ts';
import { run } from '../process/spawn.ts';
import type { Behaviour, Case } from './case.ts';
import { casesIn } from './cases.ts';
import { placeOf } from './place.ts';

/** A neighbour that nobody is: what is sent to an address which is not here goes there, and vanishes. */
const NOBODY = '02:00:00:00:00:66';
const PREPARATION = [
  'link add v0 type veth peer name v1',
  'address add 10.20.0.1/16 dev v0',
  'link set v0 up',
  'link set v1 up',
];
const LOOK = 1;
/** Not all in the same moment: so many turns, so many milliseconds from one to the next. */
const TURNS = 20;
const TURN = 10;

const [, , path = '', ...names] = process.argv;
const cases = (await casesIn(path)).filter(({ name }) => names.includes(name));
const listening = new Map<number, Listening>();
/** The addresses of this host. */
const present = new Set<string>();
await mkdir('/run/lab', { recursive: true });
await ip([...PREPARATION, ...cases.map((one, index) => neighbour(placeOf(one, index).address))]);
for (const [index, one] of cases.entries()) await become(one, index, one.server);
console.log('ready');
const begin = await firstCheck();
console.log(begin);
const moments = cases.flatMap((one, index) => one.story.map((moment) => ({ ...moment, one, index })));
for (const { at, server, one, index } of moments) {
  const next = server === 'server' ? one.server : server;
  setTimeout(() => void become(one, index, next), begin + at * 1000 + (index % TURNS) * TURN - now());
}

async function become(one: Case, index: number, { kind, words: behaviour }: Behaviour): Promise<void> {
  const { address, port, script } = placeOf(one, index);
  const before = listening.get(index);
  listening.delete(index);
  await before?.[Symbol.asyncDispose]();
  if (present.has(address) === (kind === 'lost')) await move(address);
  if (kind === 'script') await writeScript(script, behaviour.join(' '));
  else if (kind !== 'none' && kind !== 'lost') {
    listening.set(index, await serve({ name: one.name, kind, address, port, behaviour }));
  }
}

/** To this host, or away. */
async function move(address: string): Promise<void> {
  const isHere = present.delete(address);
  if (!isHere) present.add(address);
  await ip([`address ${isHere ? 'delete' : 'add'} ${address}/32 dev lo`]);
}

/** One that is running goes on with what it was. */
async function writeScript(name: string, text: string): Promise<void> {
  await writeFile(`${name}.new`, `#!/bin/sh\n${text}\n`);
  await chmod(`${name}.new`, 0o755);
  await rename(`${name}.new`, name);
}

function firstCheck(): Promise<number> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      const first = listening.get(0)?.arrivals[0];
      if (first === undefined) return;
      clearInterval(timer);
      resolve(first);
    }, LOOK);
  });
}

function neighbour(address: string): string {
  return `neigh replace ${address} lladdr ${NOBODY} dev v0 nud permanent`;
}

async function ip(commands: readonly string[]): Promise<void> {
  await run(['ip', '-batch', '-'], commands.join('\n'));
}
