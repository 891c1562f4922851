import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

/** A program as it is found in /proc. */
export interface TrackedProcess {
  readonly program: string;
  readonly parameters: readonly string[];
}

/** `PROGRAM [PARAMETER…]`. The first that is named stands. */
export const trackedProcess: Leaf<TrackedProcess> = {
  form: 'PROGRAM [PARAMETER…]',
  read(statement, reading, earlier) {
    const program = argument(statement, reading);
    if (program === undefined) return;
    if (earlier === undefined) {
      return { program: program.text, parameters: statement.words.slice(2).map(({ text }) => text) };
    }
    reading.object({
      code: 'repeated',
      message: `the process was ${earlier.program} before`,
      hint: 'the first one stands',
      keepalived: [`Process already set for track process ${reading.name} - ignoring ${program.text}`],
    });
    return earlier;
  },
};

/** The parameters must be these and no others, begin with these, or begin with these and the last may go on. */
export type ParamMatch = 'exact' | 'initial' | 'partial';

export const paramMatch: Leaf<ParamMatch> = {
  form: '[initial | partial]',
  read({ words: [, word] }, reading) {
    if (word === undefined) return 'exact';
    if (word.text === 'initial' || word.text === 'partial') return word.text;
    reading.object({ message: `found '${word.text}', allowed is initial, partial or nothing`, word });
    return;
  },
};
