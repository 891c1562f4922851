import { ours, real } from '../src/index.ts';

/** Who is master beside whom. Called late, so that a missing program fails the test that needs it. */
export const pairs = [
  { names: 'ours beside ours', master: ours, backup: ours },
  { names: 'ours beside the real one', master: ours, backup: real },
  { names: 'the real one beside ours', master: real, backup: ours },
] as const;
