export type { Difference, ObjectChange, Side, Weighed } from './change.ts';
export { compareConfigs, type Read } from './compare.ts';
export { type Consequence, type Effect, isWorse } from './reload/consequence.ts';
export { countEffects, worstOf } from './summary.ts';
