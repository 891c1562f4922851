/** Plays one story in a process of its own, which has nothing else to do while times are taken; `run.ts` starts it. */
import { once } from 'node:events';
import { ours, real } from '../daemon/binary.ts';
import { compare } from './compare.ts';
import { play } from './play.ts';
import type { FromStory } from './run.ts';
import { asWritten, simulate } from './simulate.ts';
import { simulated } from './simulated.ts';
import { openStage } from './stage.ts';
import { readStory } from './story.ts';

const [name = '', who] = process.argv.slice(2);
const story = await readStory(name);
const written = await asWritten(story);
{
  await using stage = await openStage(story, who === 'real' ? real() : ours());
  tell({ type: 'opened' });
  const { replay, account, waited } = await play(stage, written, work);
  await after('played');
  const comparison = compare(story.expected, simulated(await simulate(story, replay)), account);
  tell({ type: 'compared', result: { comparison, waited } });
}
process.disconnect?.();

/** Something that keeps the processor busy, when no other story's does. */
async function work(deed: () => Promise<void>): Promise<void> {
  await after('begin');
  await deed();
  tell({ type: 'end' });
}

/** Resolves when it may go on. */
async function after(type: 'begin' | 'played'): Promise<void> {
  tell({ type });
  await once(process, 'message');
}

function tell(message: FromStory): void {
  process.send?.(message);
}
