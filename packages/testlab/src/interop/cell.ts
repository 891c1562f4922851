/** One square of the interop matrix: what two nodes say to each other, who they are, and what happens to the master. */
export interface Cell {
  readonly version: 2 | 3;
  readonly family: 4 | 6;
  readonly cast: 'multicast' | 'unicast';
  readonly authentication: 'plain' | 'PASS' | 'AH';
  readonly preempt: boolean;
  readonly happens: Happening;
  /** Which of the two has the higher priority; the other is its backup. */
  readonly master: 'ours' | 'real';
}

export const happenings = [
  'start order',
  'SIGKILL',
  'SIGTERM',
  'link down',
  'link flap',
  'script failure',
  'priority reload',
] as const;
export type Happening = (typeof happenings)[number];

/** IPv6 has version 3 only, and only version 2 has passwords and AH. */
const languages: readonly Pick<Cell, 'version' | 'family' | 'authentication'>[] = [
  { version: 2, family: 4, authentication: 'plain' },
  { version: 2, family: 4, authentication: 'PASS' },
  { version: 2, family: 4, authentication: 'AH' },
  { version: 3, family: 4, authentication: 'plain' },
  { version: 3, family: 6, authentication: 'plain' },
];

export const cells: readonly Cell[] = languages.flatMap((language) =>
  (['multicast', 'unicast'] as const).flatMap((cast) =>
    [true, false].flatMap((preempt) =>
      happenings.flatMap((happens) =>
        (['ours', 'real'] as const).map((master) => ({ ...language, cast, preempt, happens, master })),
      ),
    ),
  ),
);

/** `v2 IPv4 multicast PASS preempt, ours → real: SIGKILL` */
export function nameOf({ version, family, cast, authentication, preempt, happens, master }: Cell): string {
  const backup = master === 'ours' ? 'real' : 'ours';
  const mode = preempt ? 'preempt' : 'nopreempt';
  return `v${version} IPv${family} ${cast} ${authentication} ${mode}, ${master} → ${backup}: ${happens}`;
}
