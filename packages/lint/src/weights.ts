import type { VrrpInstance } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';

/** Something tracked that moves a priority. */
export interface Weighted {
  readonly kind: 'interface' | 'script' | 'file' | 'process' | 'BFD session';
  readonly name: string;
  readonly weight: number;
  /** What is well for others is a failure here. */
  readonly reverse: boolean;
  readonly span: Span;
}

type Tracker = Pick<
  VrrpInstance,
  'track_interface' | 'track_script' | 'track_file' | 'track_process' | 'track_bfd'
>;

/** In the order of their kinds; what has weight 0 is none: it puts its instance into FAULT. */
export function weightsOf(tracker: Tracker): Weighted[] {
  const { track_interface, track_script, track_file, track_process, track_bfd } = tracker;
  return [
    ...track_interface.filter(moves).map((it) => ({ ...it, name: it.interface, kind: 'interface' as const })),
    ...track_script.filter(moves).map((it) => ({ ...it, kind: 'script' as const })),
    ...track_file.filter(moves).map((it) => ({ ...it, kind: 'file' as const })),
    ...track_process.filter(moves).map((it) => ({ ...it, kind: 'process' as const })),
    ...track_bfd.filter(moves).map((it) => ({ ...it, kind: 'BFD session' as const })),
  ];
}

function moves({ weight }: { readonly weight: number }): boolean {
  return weight !== 0;
}
