import type { Span } from '@kaconf/diagnostics';
import { wordsSpan } from '../../../4-tree/tree.ts';
import type { Leaf } from '../../keyword.ts';
import { extend } from '../words/lists.ts';

/** What a statement says, where it is judged later and in its turn. */
export interface Said<T> {
  readonly value: T;
  readonly span: Span;
}

/** Each statement makes an entry. */
export function every<T>(leaf: Leaf<T>): Leaf<readonly Said<T>[]> {
  return {
    form: leaf.form,
    read(statement, reading, earlier = []) {
      const value = leaf.read(statement, reading);
      return value === undefined ? undefined : extend(earlier, [{ value, span: wordsSpan(statement) }]);
    },
  };
}
