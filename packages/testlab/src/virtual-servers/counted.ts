import { isOlder } from '../side-by-side/verdict.ts';
import { parseScenario } from './parse.ts';

/** What a newer keepalived, which ours follows, does otherwise, whatever the scenario. */
interface Change {
  /** The first version that does not do it any more. */
  readonly until: string;
  /** Of which step, as its text begins. */
  readonly step: string;
  readonly lines: RegExp;
  readonly reason: string;
}

const CHANGES: readonly Change[] = [
  {
    until: '2.4.3',
    step: 'reload',
    lines: /^ {2}log Activating healthchecker for service/,
    reason: 'it says so again of every checker that it keeps',
  },
];

/** The lines of a transcript that are compared beside a real one of this version. */
export function counted(transcript: string, scenario: string, version: string): string {
  const exceptions = parseScenario(scenario).exceptions.filter(
    (one) => one.version === 'any' || one.version === version,
  );
  const changes = CHANGES.filter(({ until }) => isOlder(version, until));
  let step = '';
  return transcript
    .split('\n')
    .filter((line) => {
      if (!line.startsWith(' ')) step = line;
      const isChange = changes.some((one) => step.startsWith(one.step) && one.lines.test(line));
      return !isChange && !exceptions.some(({ lines }) => lines.test(line));
    })
    .join('\n');
}

const GAINED = /^( {2}log Gained quorum \S+ <= )\d+/;

/**
 * A transcript that is the same whichever of several servers that have come back answers first: the quorum is gained with the weight
 * of that one.
 */
export function withoutLuck(transcript: string): string {
  let step = '';
  return transcript
    .split('\n')
    .map((line) => {
      if (!line.startsWith(' ')) step = line;
      return step.startsWith('up ') ? line.replace(GAINED, '$1…') : line;
    })
    .join('\n');
}
