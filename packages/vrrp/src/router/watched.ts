import { lookup } from '../plan/lookup.ts';
import type { Tracked, Tracking } from '../plan/tracking.ts';
import { scriptVerdict } from '../track/script.ts';
import { fileStanding, type Standing, standing, type Verdict } from '../track/standing.ts';
import type { Turn } from './turn.ts';

/** A tracked thing and what it makes of who tracks it now. */
export interface Watched {
  readonly kind: 'script' | 'interface' | 'file' | 'process' | 'bfd';
  readonly tracked: Tracked;
  readonly standing: Standing;
}

/** In the order in which keepalived looks at them. */
export function watched(turn: Turn, tracking: Tracking): Watched[] {
  const known = (kind: Watched['kind'], all: readonly Tracked[], up: (name: string) => Verdict) =>
    all.map((tracked) => ({ kind, tracked, standing: standing(tracked, up(tracked.name)) }));
  return [
    ...known('interface', tracking.trackedInterfaces, (name) => turn.interfaces[name]?.up ?? false),
    ...tracking.trackedFiles.map(
      (tracked): Watched => ({ kind: 'file', tracked, standing: fileNow(turn, tracked) }),
    ),
    ...known('process', tracking.trackedProcesses, (name) => turn.processes[name]?.quorate ?? false),
    ...known('script', tracking.trackedScripts, (name) => scriptNow(turn, name)),
    ...known('bfd', tracking.trackedBfds, (name) => turn.bfds[name] ?? false),
  ];
}

function scriptNow(turn: Turn, name: string): Verdict {
  const index = lookup(turn.plan).script(name) ?? -1;
  const [plan, script] = [turn.plan.scripts[index], turn.scripts[index]];
  return plan && script ? scriptVerdict(plan, script) : undefined;
}

/** A file that is not there holds 0. */
export function fileNow(turn: Turn, tracked: Tracked): Standing {
  return fileStanding(tracked, turn.files[tracked.name] ?? 0);
}
