/**
 * The servers of all cases on a host, and what becomes of them, counted from the first check of the first case:
 * `node servers.ts FILE NAME …`. Says `ready`, and then when that was, in milliseconds since the epoch.
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import type { Listening } from '../backends/backend.ts';
import { serve } from '../backends/serve.ts';
import { now } from '../clock.ts';
import { type Behaviour, type Case, isWay } from './case.ts';
import { casesIn } from './cases.ts';
import { placeOf } from './place.ts';
import { openWays } from './ways.ts';

const LOOK = 1;
/** Not all in the same moment: so many turns, so many milliseconds from one to the next. */
const TURNS = 20;
const TURN = 10;

const [, , path = '', ...names] = process.argv;
const cases = (await casesIn(path)).filter(({ name }) => names.includes(name));
const listening = new Map<number, Listening>();
await mkdir('/run/lab', { recursive: true });
const ways = await openWays(cases.map((one, index) => placeOf(one, index).address));
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
  await ways.lead(address, isWay(kind) ? kind : 'here');
  if (kind === 'script') await writeScript(script, behaviour.join(' '));
  else if (kind !== 'none' && !isWay(kind)) {
    listening.set(index, await serve({ name: one.name, kind, address, port, behaviour }));
  }
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
