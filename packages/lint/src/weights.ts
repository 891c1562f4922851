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
  const interfaces = tracker.track_interface.map((it) => ({ ...it, name: it.interface }));
  const all: Weighted[] = [
    ...interfaces.map((it) => ({ ...it, kind: 'interface' as const })),
    ...tracker.track_script.map((it) => ({ ...it, kind: 'script' as const })),
    ...tracker.track_file.map((it) => ({ ...it, kind: 'file' as const })),
    ...tracker.track_process.map((it) => ({ ...it, kind: 'process' as const })),
    ...tracker.track_bfd.map((it) => ({ ...it, kind: 'BFD session' as const })),
  ];
  return all.filter(({ weight }) => weight !== 0);
}
