import { spawnSync } from 'node:child_process';
import { root } from '../../root.ts';

/** Of a release, in seconds since 1970: `SOURCE_DATE_EPOCH`, as reproducible builds have it, or of the commit that it is made from. */
export function releaseDate(environment: NodeJS.ProcessEnv = process.env): number {
  const { SOURCE_DATE_EPOCH: given } = environment;
  if (given !== undefined) return Number(given);
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' });
  // Sources without a history.
  return Number(stdout) || Math.floor(Date.now() / 1000);
}
