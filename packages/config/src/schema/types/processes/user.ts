import type { Identity } from '../../../machine/machine.ts';
import type { Leaf } from '../../keyword.ts';
import { argument, onOff } from '../words/words.ts';

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

/** It counts for what stands below it, while global_defs are read too. */
export const supplementaryGroups: Leaf<boolean> = {
  ...onOff,
  read(statement, reading) {
    const wanted = onOff.read(statement, reading);
    if (wanted !== undefined) reading.supplementGroups(wanted);
    return wanted;
  },
};

/** Who runs what names nobody, from here on. */
export const scriptUser: Leaf<User & Runner> = {
  form: user.form,
  read(statement, reading) {
    const value = user.read(statement, reading);
    return value && { ...value, ...reading.settleRunner(value) };
  },
};
