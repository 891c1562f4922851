import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Millis } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type LogLine, startDaemon } from '../daemon/daemon.ts';
import { hostIn } from '../network/host.ts';
import { makeNamespace } from '../network/namespace.ts';
import type { Background } from '../process/spawn.ts';
import type { Case } from './case.ts';
import { configurationOf } from './configuration.ts';
import { placeOf } from './place.ts';

const SERVERS = fileURLToPath(new URL('./servers.ts', import.meta.url));
/** A Node that starts beside another on a busy machine. */
const PATIENCE: Millis = 30_000;

/** Lines of the log about the real server of a case, counted from the first check of all, for each case. */
export type Recording = readonly (readonly LogLine[])[];

export interface Round {
  /** The file that its cases are of. */
  readonly path: string;
  readonly cases: readonly Case[];
}

/**
 * One keepalived on a machine of its own, whose servers behave as a file has it.
 *
 * @param duration after the first check, in milliseconds
 * @throws Error when it does not begin to check
 */
export async function play(binary: Binary, round: Round, duration: Millis): Promise<Recording> {
  await using namespace = await makeNamespace();
  const host = hostIn(namespace, binary.name, '');
  const names = round.cases.map(({ name }) => name);
  const servers = host.start([process.execPath, SERVERS, round.path, ...names]);
  const errors: string[] = [];
  servers.stderr.on('data', (text) => errors.push(String(text)));
  const lines = createInterface({ input: servers.stdout })[Symbol.asyncIterator]();
  await said(lines, 'the servers', errors);
  await using daemon = await startDaemon(host, binary, configurationOf(round.cases), ['-C']);
  const begin = Number(await said(lines, `the first check of ${binary.name}`, errors));
  await Promise.race([sleep(duration), collapse(servers, errors)]);
  const entries = daemon.log.entries.map(({ time, text }) => ({ time: time - begin, text }));
  return round.cases.map((one, index) => {
    const { address, port } = placeOf(one, index);
    return entries.filter(({ time, text }) => time >= -BEFORE && concerns(text, `[${address}]:tcp:${port}`));
  });
}

/** What is said before is of the start. */
const BEFORE: Millis = 500;

function concerns(text: string, server: string): boolean {
  return text.includes(server) && !text.startsWith('Activating');
}

async function said(lines: AsyncIterator<string>, what: string, errors: readonly string[]): Promise<string> {
  const line = await Promise.race([lines.next(), sleep(PATIENCE, undefined, { ref: false })]);
  if (line === undefined || line.done) throw new Error(`${what} cannot be waited for: ${errors.join('')}`);
  return line.value;
}

async function collapse(servers: Background, errors: readonly string[]): Promise<never> {
  await servers;
  throw new Error(`the servers have ended: ${errors.join('')}`);
}
