export type { Difference, ObjectChange, Side } from './change.ts';
export { compareConfigs, type Read } from './compare.ts';
