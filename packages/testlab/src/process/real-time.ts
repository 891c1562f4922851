import { run } from './spawn.ts';

/** Behind it a command that goes before others whenever it has something to do, as what takes times should. */
export const FIRST = ['chrt', '--rr', '10'] as const;
/** Behind it a command that goes before most, but after those: it would keep them waiting for long. */
export const EARLY = ['chrt', '--other', '0', 'nice', '-n', '-10'] as const;

/** From now on a process goes before others, and so does what it starts. */
export async function putFirst(pid: number): Promise<void> {
  const [chrt, policy, priority] = FIRST;
  await run([chrt, policy, '--all-tasks', '--pid', priority, `${pid}`]);
}
