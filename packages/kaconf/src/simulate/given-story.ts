import { parseTime, type TimedStep, timeText, type World } from '@kaconf/simulate';
import type { Arguments } from '../arguments.ts';
import { readSources, STANDARD_INPUT } from '../sources.ts';
import type { Terminal } from '../terminal.ts';
import { readStory, type Story } from './story-file.ts';
import { stepsOf } from './told.ts';

const MINUTE = 60_000_000;

/** @returns what is wrong, in words, or nothing when that has been told */
export async function storyOf(
  command: string,
  given: Arguments,
  world: World,
  terminal: Terminal,
): Promise<Story | string | undefined> {
  const steps = stepsOf(given, world);
  if (typeof steps === 'string') return steps;
  const file = given.values.get('story');
  if (file === undefined) return lasting(given, steps, undefined);
  const { texts } = await readSources(command, [file], terminal);
  const text = texts.get(file === '-' ? STANDARD_INPUT : file);
  if (text === undefined) return undefined;
  const story = readStory(file, text, world);
  return typeof story === 'string' ? story : lasting(given, [...steps, ...story.steps], story.until);
}

/** The option counts before the file. */
function lasting(
  { values }: Arguments,
  steps: readonly TimedStep[],
  inFile: Story['until'] | undefined,
): Story | string {
  const option = values.get('for');
  const asked = option === undefined ? inFile : parseTime(option);
  if (asked === undefined && option !== undefined)
    return `--for ${option}: this is no time: 10s, 1m30s, 250ms`;
  const last = Math.max(0, ...steps.map(({ at }) => at));
  const until = asked ?? ((last + MINUTE) as Story['until']);
  if (until > last) return { steps, until };
  return `it ends at ${timeText(until)}, before the last step, at ${timeText(last as Story['until'])}`;
}
