import type { Span } from '@kaconf/diagnostics';
import { wordsSpan } from '../../../4-tree/tree.ts';
import type { Leaf } from '../../keyword.ts';
import { extend } from '../words/lists.ts';

/** What a `name` statement says; judged where the real server that it concerns is known. */
export interface BfdName {
  /** Undefined where there is not exactly one word. */
  readonly name: string | undefined;
  readonly span: Span;
}

/** Each statement makes an entry. */
export const bfdNames: Leaf<readonly BfdName[]> = {
  form: 'NAME',
  read(statement, _reading, earlier = []) {
    const [, word, extra] = statement.words;
    const name = extra === undefined ? word?.text : undefined;
    return extend(earlier, [{ name, span: wordsSpan(statement) }]);
  },
};
