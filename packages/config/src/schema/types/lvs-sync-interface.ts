import type { Leaf } from '../keyword.ts';
import { argument } from './words.ts';

/** An interface; keepalived says at once that it belongs elsewhere. */
export const lvsSyncInterface: Leaf<string> = {
  form: 'INTERFACE',
  read(statement, reading) {
    const { name } = reading;
    const indent = ' '.repeat(6 + Math.abs(name.length - 2));
    reading.object({
      code: 'deprecated',
      message: `'${statement.words[0].text}' is deprecated`,
      hint: 'use lvs_sync_daemon in global_defs',
      keepalived: [
        `(${name}) Specifying lvs_sync_daemon_interface against a vrrp is deprecated.`,
        `${indent}Please use global lvs_sync_daemon`,
      ],
    });
    return argument(statement, reading)?.text;
  },
};
