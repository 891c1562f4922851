import type { Millis } from '../../clock.ts';
import type { Binary } from '../../daemon/binary.ts';
import { insideOwnKernel } from '../inside-own-kernel.ts';
import type { Role } from '../play.ts';
import type { Answers, Row } from './row.ts';

export interface TrafficTask {
  readonly rows: readonly Row[];
  readonly binaries: Readonly<Record<Role, Binary>>;
}

/** Who answers when the real one directs traffic, and when ours does. */
export async function traffic(task: TrafficTask, patience: Millis): Promise<Readonly<Record<Role, Answers>>> {
  const answers = await insideOwnKernel(new URL('inside.ts', import.meta.url), task, patience);
  return answers as Readonly<Record<Role, Answers>>;
}
