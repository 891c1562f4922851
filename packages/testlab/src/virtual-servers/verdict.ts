import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Binary } from '../daemon/binary.ts';
import { runInOwnKernel } from '../own-kernel/own-kernel.ts';
import { isOlder, type Reference } from '../side-by-side/verdict.ts';
import { counted, withoutLuck } from './counted.ts';
import { mistakesIn, withoutMistakes } from './mistakes.ts';
import { parseScenario } from './parse.ts';
import { spanTable } from './spans.ts';
import type { Outcome, Task } from './task.ts';

const INSIDE = fileURLToPath(new URL('inside.ts', import.meta.url));
/** Compiling is most of what the start of a program costs there. */
const CACHE = fileURLToPath(new URL('../../../../node_modules/.cache/compile', import.meta.url));
/** Each has one processor. */
const KERNELS = Math.min(2, availableParallelism());
/** For one of those that are played at the same time, and for all that comes before. */
const PATIENCE_EACH = 300_000;
const PATIENCE_FIRST = 60_000;

/** What the real one did, what ours did, and how long the checkers of both took. */
export interface LifeComparison {
  readonly expected: string;
  readonly actual: string;
  /** Whether what is in the file stood in for a real one that is too old. */
  readonly fromRecord: boolean;
  readonly spans: readonly string[];
  /** Why lines were left out, beside the exceptions of the scenario. */
  readonly mistakes: readonly string[];
}

/**
 * Plays scenarios in kernels that have IPVS, ours beside the real one.
 *
 * @param scenarios as they are written
 * @param together how many in each kernel at the same time
 * @returns for each in turn what differs, or the error that it ended with
 */
export async function sideBySide(
  scenarios: readonly string[],
  ours: Binary,
  reference: Reference,
  together = 3,
): Promise<readonly (LifeComparison | Error)[]> {
  const kernels = Math.min(KERNELS, scenarios.length);
  const folder = await mkdtemp(join(tmpdir(), 'virtual-servers-'));
  try {
    const outputs = await Promise.all(
      Array.from({ length: kernels }, (_, kernel) => {
        const own = [...scenarios.entries()].filter(([index]) => index % kernels === kernel);
        const binaries = { real: reference.binary, ours };
        return playAll(
          { scenarios: own, binaries, together, answers: folder },
          join(folder, `task-${kernel}.json`),
        );
      }),
    );
    return await Promise.all(
      scenarios.map(async (text, index) => {
        const answer = await readFile(join(folder, `${index}.json`), 'utf8').catch(() => undefined);
        if (answer === undefined)
          return new Error(`it was not played to its end: ${outputs[index % kernels]?.slice(-2000)}`);
        return comparisonOf(JSON.parse(answer), text, reference.version);
      }),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same, but those that differ are played again: nothing that a busy machine does is taken for a difference. */
export async function sideBySideAgain(
  scenarios: readonly string[],
  ours: Binary,
  reference: Reference,
  { attempts = 3, together = 3 } = {},
): Promise<readonly (LifeComparison | Error)[]> {
  const results = await sideBySide(scenarios, ours, reference, together);
  const differing = [...results.keys()].filter((index) => !isAlike(results[index]));
  if (attempts <= 1 || differing.length === 0) return results;
  const again = await sideBySideAgain(
    differing.map((index) => scenarios[index] ?? ''),
    ours,
    reference,
    { attempts: attempts - 1, together: 2 },
  );
  return results.map((result, index) => again[differing.indexOf(index)] ?? result);
}

export function isAlike(result: LifeComparison | Error | undefined): boolean {
  return result !== undefined && !(result instanceof Error) && result.expected === result.actual;
}

/** @returns what was said on its console */
async function playAll(task: Task, path: string): Promise<string> {
  await writeFile(path, JSON.stringify(task));
  const patience = PATIENCE_FIRST + PATIENCE_EACH * Math.ceil(task.scenarios.length / task.together);
  const command = ['env', `NODE_COMPILE_CACHE=${CACHE}`, execPath, INSIDE, path];
  const { output } = await runInOwnKernel(command, { patience });
  return output;
}

function comparisonOf(outcome: Outcome, text: string, version: string): LifeComparison | Error {
  if ('error' in outcome) return new Error(outcome.error);
  const { needs, recorded } = parseScenario(text);
  const fromRecord = needs !== undefined && isOlder(version, needs);
  if (fromRecord && recorded === undefined)
    return new Error(`this needs keepalived ${needs}, and nobody recorded what that does`);
  const mistakes = fromRecord ? [] : mistakesIn(outcome.real);
  const compared = (transcript: string, of: string) =>
    counted(withoutMistakes(transcript, mistakes), text, of);
  return {
    expected: withoutLuck(fromRecord ? (recorded ?? '').trimEnd() : compared(outcome.real, version)),
    fromRecord,
    actual: withoutLuck(compared(outcome.ours, fromRecord ? needs : version)),
    mistakes: [...new Set(mistakes.map(({ reason }) => reason))],
    spans: spanTable(outcome.spans.real, outcome.spans.ours),
  };
}
