import type { Deprecated, Leaf } from '../../keyword.ts';
import { argument } from '../words/words.ts';

export const lvsSyncInterface: Leaf<string> = {
  form: 'INTERFACE',
  read: (statement, reading) => argument(statement, reading)?.text,
};

/** keepalived lines its second line up with the first, for names of two letters. */
export const lvsSyncElsewhere: Deprecated = {
  instead: 'lvs_sync_daemon in global_defs',
  complaint: (name) => [
    `(${name}) Specifying lvs_sync_daemon_interface against a vrrp is deprecated.`,
    `${' '.repeat(6 + Math.abs(name.length - 2))}Please use global lvs_sync_daemon`,
  ],
};
