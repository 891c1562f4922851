import type { Builtin } from './definitions.ts';

const NONE = { least: 0, most: 0, numeric: false } as const;

/** What the built-in definitions ask for. */
export interface Asked {
  /** The directory of the file that is read, absolute. */
  directory(): string;
  readonly configId: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** At least 0, below 1. */
  random(): number;
}

export function builtins(asked: Asked): [name: string, builtin: Builtin][] {
  return [
    ['_PWD', { parameters: NONE, value: () => asked.directory() }],
    ['_INSTANCE', { parameters: NONE, value: () => asked.configId ?? '' }],
    [
      '_RANDOM',
      {
        parameters: { least: 0, most: 2, numeric: true },
        value: ([least = '0', most = '32767']) => {
          const from = Number(least);
          const count = Math.max(0, Number(most) - from) + 1;
          return String(from + Math.floor(asked.random() * count));
        },
      },
    ],
    [
      '_ENV',
      {
        parameters: { least: 1, most: 1, numeric: false },
        value: ([name = '']) => asked.environment[name] ?? '',
      },
    ],
    ['_HASH', { parameters: NONE, value: () => '#' }],
    ['_BANG', { parameters: NONE, value: () => '!' }],
  ];
}
