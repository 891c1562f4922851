import { lookup } from '../plan/lookup.ts';
import { scriptVerdict } from '../track/script.ts';
import type { Turn } from './turn.ts';
import type { Watched } from './watched.ts';

/** What is known of a tracked thing, in words that go behind its name. */
export function found(turn: Turn, { kind, tracked: { name } }: Watched): string {
  switch (kind) {
    case 'interface': {
      const state = turn.interfaces[name];
      if (!state) return 'is not there';
      return state.up ? 'is up' : 'is down';
    }
    case 'file':
      return `holds ${turn.files[name] ?? 0}`;
    case 'process':
      return processFound(turn, name);
    case 'script':
      return scriptFound(turn, name);
    case 'bfd':
      return turn.bfds[name] ? 'is up' : 'is down';
  }
}

function processFound(turn: Turn, name: string): string {
  const { count = 0, quorate = false } = turn.processes[name] ?? {};
  return `has a count of ${count}, ${quorate ? 'as it should' : 'which is not its quorum'}`;
}

function scriptFound(turn: Turn, name: string): string {
  const index = lookup(turn.plan).script(name) ?? -1;
  const [plan, script] = [turn.plan.scripts[index], turn.scripts[index]];
  const verdict = plan && script && scriptVerdict(plan, script);
  if (verdict === undefined) return 'has not run yet';
  if (verdict) return 'succeeds';
  return script?.lastStatus ? `fails with status ${script.lastStatus}` : 'fails';
}
