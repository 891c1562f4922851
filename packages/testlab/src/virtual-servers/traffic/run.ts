import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import type { Binary } from '../../daemon/binary.ts';
import { startDaemon } from '../../daemon/daemon.ts';
import type { Host } from '../../network/host.ts';
import { readProc } from '../../process/processes.ts';
import { ask } from './ask.ts';
import { configurationOf } from './configuration.ts';
import { type Answers, PHASES, type Phase, type Row } from './row.ts';
import { openStage, type TrafficStage } from './stage.ts';

const PATIENCE: Millis = 60_000;
/** Longer than a checker waits between two looks. */
const QUIET: Millis = 3_000;

/** Has one daemon direct the traffic of all rows. */
export async function direct(binary: Binary, rows: readonly Row[]): Promise<Answers> {
  await using stage = await openStage();
  const { director, client } = stage.hosts;
  await using daemon = await startDaemon(director, binary, configurationOf(rows));
  await daemon.log.waitFor('a start', ({ text }) => text.includes('Startup complete'), PATIENCE);
  const answers: Record<string, Record<string, string>> = {};
  for (const phase of PHASES) {
    await happen(phase, stage);
    await settled(director);
    for (const { name, asks } of rows) {
      const heard: string[] = [];
      for (const one of asks) heard.push(await ask(client.namespace, one));
      answers[name] = { ...answers[name], [phase]: heard.join(' ') };
    }
  }
  return answers as Answers;
}

/** Who comes back does so after the other, since schedulers go by the order in which servers came. */
async function happen(phase: Phase, { up, down, hosts }: TrafficStage): Promise<void> {
  switch (phase) {
    case 'all serve':
      return;
    case 'two is dead':
      return down('two');
    case 'all are dead':
      await down('one');
      return down('three');
    case 'all are back':
      for (const server of ['one', 'two', 'three'] as const) {
        await settled(hosts.director);
        await up(server);
      }
      return;
  }
}

/** Waits until nobody has come or gone for a while. @throws Error when that does not come to an end */
async function settled({ namespace }: Host): Promise<void> {
  const look = () => readProc(namespace.init, 'net/ip_vs').replaceAll(/\s+\d+\s+\d+\s*$/gm, '');
  const deadline = now() + PATIENCE;
  let [before, since] = [look(), now()];
  while (now() - since < QUIET) {
    await sleep(100);
    const after = look();
    if (after !== before) [before, since] = [after, now()];
    if (now() > deadline) throw new Error(`the table still changes after ${PATIENCE} ms`);
  }
}
