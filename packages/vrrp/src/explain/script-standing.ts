import type { RouterPlan } from '../plan/plan.ts';
import type { RouterState } from '../router/state.ts';
import { type Run, scriptVerdict } from '../track/script.ts';

/** How a `vrrp_script` is doing. Plain data. */
export interface ScriptStanding {
  readonly name: string;
  /** Also before its first run, unless `init_fail` says otherwise: false. */
  readonly succeeds: boolean;
  readonly phase: 'idle' | Run['phase'];
}

export function scriptStandings({ scripts: plans }: RouterPlan, { scripts }: RouterState): ScriptStanding[] {
  return plans.flatMap((plan, index) => {
    const script = scripts[index];
    if (!script) return [];
    const succeeds = scriptVerdict(plan, script) ?? false;
    return [{ name: plan.name, succeeds, phase: script.run?.phase ?? 'idle' }];
  });
}
