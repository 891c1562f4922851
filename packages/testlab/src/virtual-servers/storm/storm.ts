import type { Millis } from '../../clock.ts';
import { insideOwnKernel } from '../inside-own-kernel.ts';
import type { StormPlan, StormReport } from './run.ts';

/** A storm in a kernel of its own that has IPVS. @throws Error with what it printed when it does not come to its end */
export async function stormInOwnKernel(plan: StormPlan, patience: Millis): Promise<StormReport> {
  return (await insideOwnKernel(new URL('inside.ts', import.meta.url), plan, patience)) as StormReport;
}
