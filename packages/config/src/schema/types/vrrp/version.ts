import type { Leaf } from '../../keyword.ts';
import { integer, unsigned } from '../numbers/integer.ts';

export type Version = 2 | 3;

export const globalVersion: Leaf<Version> = {
  form: '2 | 3',
  takes: 1,
  read: (statement, reading) => integer(2, 3).read(statement, reading) as Version | undefined,
};

/** The first one that is said holds. */
export const version: Leaf<Version> = {
  form: '2 | 3',
  takes: 1,
  read(statement, reading, earlier) {
    const value = globalVersion.read(statement, reading);
    if (value === undefined || earlier === undefined || value === earlier) return value;
    reading.object({
      code: 'repeated',
      message: `the version was ${earlier} before`,
      hint: `${earlier} is used`,
      keepalived: [
        `(${reading.name}) vrrp_version ${value} conflicts with configured or deduced version ${earlier}; ignoring.`,
      ],
    });
    return earlier;
  },
};

export const jsonVersion: Leaf<1 | 2> = {
  form: '1 | 2',
  takes: 1,
  read: (statement, reading) => unsigned(1, 2).read(statement, reading) as 1 | 2 | undefined,
};
