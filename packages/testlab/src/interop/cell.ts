/** One square of the interop matrix: what two nodes say to each other, who they are, and what happens to the master. */
export interface Cell {
  readonly version: 2 | 3;
  readonly family: 4 | 6;
  readonly cast: 'multicast' | 'unicast';
  readonly authentication: 'plain' | 'PASS' | 'AH' | 'HMAC';
  readonly preempt: boolean;
  readonly happens: Happening;
  /** Who has the higher priority. */
  readonly master: Player;
  readonly backup: Player;
}

export type Player = 'ours' | 'real';

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
  { version: 2, family: 4, authentication: 'HMAC' },
  { version: 3, family: 4, authentication: 'plain' },
  { version: 3, family: 4, authentication: 'HMAC' },
  { version: 3, family: 6, authentication: 'plain' },
  { version: 3, family: 6, authentication: 'HMAC' },
];

function cellsOf(...players: readonly Pick<Cell, 'master' | 'backup'>[]): readonly Cell[] {
  return languages.flatMap((language) =>
    (['multicast', 'unicast'] as const).flatMap((cast) =>
      [true, false].flatMap((preempt) =>
        happenings.flatMap((happens) =>
          players.map((player) => ({ ...language, cast, preempt, happens, ...player })),
        ),
      ),
    ),
  );
}

export const cells = cellsOf({ master: 'ours', backup: 'real' }, { master: 'real', backup: 'ours' });

/** The same without us: as late as the real one takes over from itself, it may from us. */
export const controls = cellsOf({ master: 'real', backup: 'real' });

/** `v2 IPv4 multicast PASS preempt, ours → real: SIGKILL` */
export function nameOf({
  version,
  family,
  cast,
  authentication,
  preempt,
  happens,
  master,
  backup,
}: Cell): string {
  const mode = preempt ? 'preempt' : 'nopreempt';
  return `v${version} IPv${family} ${cast} ${authentication} ${mode}, ${master} → ${backup}: ${happens}`;
}
