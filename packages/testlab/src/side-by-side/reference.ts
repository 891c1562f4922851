import { real } from '../daemon/binary.ts';
import { run } from '../process/spawn.ts';
import type { Reference } from './verdict.ts';

/** It tells its version on standard error. */
const TO_OUTPUT = ['sh', '-c', 'exec "$@" --version 2>&1', 'sh'];

/** The real keepalived with its version: Debian's, or another that KEEPALIVED names. @throws Error when it is not there */
export async function reference(): Promise<Reference> {
  const binary = real();
  const [, version] = /^Keepalived v(\S+)/m.exec(await run([...TO_OUTPUT, ...binary.command])) ?? [];
  if (version === undefined) throw new Error(`${binary.command.join(' ')} does not tell its version`);
  return { binary, version };
}
