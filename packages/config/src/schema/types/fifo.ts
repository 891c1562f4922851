import type { Leaf } from '../keyword.ts';
import type { User } from './script.ts';
import { argument } from './words.ts';

/** A named pipe, and who owns it. */
export interface Fifo extends Partial<User> {
  readonly path: string;
}

export const fifo: Leaf<Fifo> = {
  form: 'PATH [USER [GROUP]]',
  read(statement, reading) {
    const path = argument(statement, reading);
    const [, , user, group] = statement.words;
    return path && { path: path.text, ...(user && { user: user.text }), ...(group && { group: group.text }) };
  },
};
