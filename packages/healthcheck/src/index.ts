export type { CheckerPlace, Verdict } from './verdict.ts';
