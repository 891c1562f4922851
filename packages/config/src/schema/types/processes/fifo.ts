import { wordsSpan } from '../../../4-tree/tree.ts';
import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';
import type { Runner, User } from './user.ts';

/** A named pipe, and who owns it. */
export interface Fifo extends Partial<User>, Runner {
  readonly path: string;
}

export const fifo: Leaf<Fifo> = {
  form: 'PATH [USER [GROUP]]',
  read(statement, reading) {
    const path = argument(statement, reading);
    if (path === undefined) return;
    const [keyword, , user, group] = statement.words;
    const own = user && { user: user.text, ...(group && { group: group.text }) };
    const kind = keyword.text.replace(/notify_fifo$/, '');
    const runner = reading.findRunner({
      user: own,
      span: wordsSpan(statement),
      // keepalived has not stored the path by then.
      named: `Invalid user/group for ${kind} fifo (null) - ignoring`,
      unnamed: `Failed to set default user for ${kind} fifo (null) - ignoring`,
    });
    return runner && { path: path.text, ...own, ...runner };
  },
};
