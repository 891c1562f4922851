/** `pnpm demo`: two hosts share an address, one dies, the other has it in the time that the protocol allows. */
import { constants } from 'node:os';
import { unmetRequirement } from '../network/requirements.ts';
import { openScreen, paint, type Screen } from './screen.ts';
import { openStage } from './stage.ts';
import { PROLOGUE, tell } from './story.ts';
import { openTimeline } from './timeline.ts';

class Interrupted extends Error {
  readonly signal: 'SIGINT' | 'SIGTERM';
  constructor(signal: 'SIGINT' | 'SIGTERM') {
    super('Interrupted: the hosts and everything on them go away.');
    this.signal = signal;
  }
}

/** Below what the hosts say. */
const VERDICT_COLUMN = 18;

process.exitCode = await main();
process.exit();

async function main(): Promise<number> {
  const unmet = unmetRequirement();
  if (unmet !== undefined) {
    console.error(unmet);
    return 1;
  }
  using screen = openScreen(process.stdout);
  await using made = new AsyncDisposableStack();
  try {
    await Promise.race([play(screen, made), interruption()]);
    return 0;
  } catch (error) {
    const interrupted = error instanceof Interrupted;
    screen.line(`\n${paint('red', '✘')} ${error instanceof Error ? error.message : error}`);
    return interrupted ? 128 + constants.signals[error.signal] : 1;
  }
}

async function play(screen: Screen, made: AsyncDisposableStack): Promise<void> {
  const timeline = openTimeline(screen);
  const stage = await openStage(made, timeline.followDaemon);
  made.use(timeline.followStage(stage));
  screen.line(PROLOGUE);
  await tell(stage, timeline, (verdict) => screen.line(`${' '.repeat(VERDICT_COLUMN)}${verdict}`));
  screen.line(`\n${paint('green', '✔')} Everything happened in time, and there were never two masters.`);
}

/** The first signal ends the story and cleans up; a second one ends us at once, and the kernel cleans up. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => reject(new Interrupted(signal)));
    }
  });
}
