import type { Binary } from '../daemon/binary.ts';
import { play } from './play.ts';
import type { Scenario } from './scenario.ts';
import { transcriptOf } from './transcript.ts';

/** What the program under test did, and what it should have done. */
export interface Comparison {
  readonly expected: string;
  readonly actual: string;
  /** Whether a transcript in the file stood in for a keepalived that is too old for it. */
  readonly fromRecord: boolean;
}

export interface Reference {
  readonly binary: Binary;
  /** `2.2.7` */
  readonly version: string;
}

/**
 * Plays a scenario twice at the same time: with the real one on every host, and with ours in its place on host `a`.
 * Where the real one is too old and a record stands in for it, ours is on every host.
 * @throws Error when the reference is too old and the scenario has no record
 */
export async function sideBySide(
  scenario: Scenario,
  ours: Binary,
  reference: Reference,
): Promise<Comparison> {
  const fromRecord = scenario.needs !== undefined && isOlder(reference.version, scenario.needs);
  const [expected, actual] = await Promise.all([
    fromRecord ? recorded(scenario) : told(scenario, reference.binary, reference),
    told(scenario, ours, fromRecord ? { ...reference, binary: ours } : reference),
  ]);
  return { expected, actual, fromRecord };
}

async function told(scenario: Scenario, subject: Binary, { binary, version }: Reference): Promise<string> {
  const transcript = transcriptOf(await play(scenario, subject, binary), scenario.log);
  const ignored = scenario.exceptions.filter((one) => one.version === 'any' || one.version === version);
  const counts = (line: string) => !ignored.some(({ lines }) => lines.test(line));
  return transcript.split('\n').filter(counts).join('\n');
}

async function recorded({ recorded: text, needs }: Scenario): Promise<string> {
  if (text === undefined)
    throw new Error(`this needs keepalived ${needs}, and nobody recorded what that does`);
  return text.trimEnd();
}

/** Whether a version comes before another, number by number. */
export function isOlder(one: string, other: string): boolean {
  const [left, right] = [one, other].map((version) => version.split('.').map(Number));
  const at = (left ?? []).findIndex((number, index) => number !== right?.[index]);
  return at >= 0 && (left?.[at] ?? 0) < (right?.[at] ?? 0);
}
