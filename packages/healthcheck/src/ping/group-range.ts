import { readFileSync, writeFileSync } from 'node:fs';

/** Whose processes may open sockets for echo requests: the least and the greatest gid. */
const FILE = '/proc/sys/net/ipv4/ping_group_range';

type Range = readonly [least: number, greatest: number];

/**
 * Lets processes of root's group ping, as far as that is not so.
 *
 * @returns what puts it back as it was
 */
export function permitPings(log: (text: string) => void, file = FILE): () => void {
  const before = read(file);
  if (before === undefined || before[0] === 0) return () => undefined;
  const [least, greatest] = before;
  if (least > 1 && greatest > 1) {
    log(`Warning: ${FILE} being expanded from ${least} ${greatest} to 0 ${greatest}`);
  }
  write([0, greatest], file, log);
  return () => {
    const now = read(file);
    if (now !== undefined && now[0] !== least) write([least, now[1]], file, log);
  };
}

function read(file: string): Range | undefined {
  try {
    const match = /^(\d+)\s+(\d+)\s*$/.exec(readFileSync(file, 'utf8'));
    return match ? [Number(match[1]), Number(match[2])] : undefined;
  } catch {
    // There is none, or it is not ours to read: then the sockets say what is not permitted.
    return;
  }
}

function write([least, greatest]: Range, file: string, log: (text: string) => void): void {
  try {
    writeFileSync(file, `${least}\t${greatest}\t\n`);
  } catch (error) {
    const errno = error instanceof Error && 'errno' in error ? Math.abs(Number(error.errno)) : 0;
    log(`Write ${FILE} failed - errno ${errno}`);
  }
}
