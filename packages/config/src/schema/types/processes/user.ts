import type { Identity } from '../../../machine/machine.ts';
import type { Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

export interface User {
  readonly user: string;
  /** By default the user's own; with a colon before it, the user's other groups, too. */
  readonly group?: string;
}

/** Who runs a script on the machine that the configuration is for; absent as long as that is not known. */
export interface Runner {
  readonly identity?: Identity;
}

/** `USER [GROUP]`. */
export const user: Leaf<User> = {
  form: 'USER [GROUP]',
  read(statement, reading) {
    const name = argument(statement, reading);
    const group = statement.words[2];
    return name && { user: name.text, ...(group && { group: group.text }) };
  },
};

/** Who runs what names nobody, from here on. */
export const scriptUser: Leaf<User> = {
  form: user.form,
  read(statement, reading) {
    const value = user.read(statement, reading);
    if (value !== undefined) reading.settleRunner(value);
    return value;
  },
};
