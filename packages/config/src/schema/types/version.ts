import type { Leaf } from '../keyword.ts';
import { integer } from './integer.ts';

export type Version = 2 | 3;

/** The first one that is said holds. */
export const version: Leaf<Version> = {
  form: '2 | 3',
  read: (statement, reading) => integer(2, 3).read(statement, reading) as Version | undefined,
  join(earlier, later, reading) {
    if (earlier === later) return earlier;
    reading.object({
      code: 'repeated',
      message: `the version was ${earlier} before`,
      hint: `${earlier} is used`,
      keepalived: [
        `(${reading.name}) vrrp_version ${later} conflicts with configured or deduced version ${earlier}; ignoring.`,
      ],
    });
    return earlier;
  },
};
