import { micros } from '@kaconf/net';
import type { InstancePlan, RouterPlan } from './plan.ts';

/** A router with these instances and nothing else. */
export function bareRouter(instances: readonly InstancePlan[], firewall: RouterPlan['firewall']): RouterPlan {
  return {
    instances,
    groups: [],
    scripts: [],
    files: [],
    processes: [],
    report: { pipes: [], statesOnReload: false },
    startupDelay: micros(0),
    logsUnknownRouters: false,
    pauses: [],
    ownInterfaces: [],
    firewall,
    linkDelays: [],
    polledLinks: [],
    statics: { addresses: [], routes: [], rules: [] },
    promotesSecondaries: [],
  };
}
