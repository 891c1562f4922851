import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A program that takes keepalived's options. */
export interface Binary {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const BUILT = fileURLToPath(new URL('../../../../dist/keepalived', import.meta.url));

/**
 * The program under test: what `pnpm build` made, or the command line in KEEPALIVED_UNDER_TEST.
 * @throws Error when it is not there
 */
export function ours(): Binary {
  const [path = BUILT, ...words] = process.env.KEEPALIVED_UNDER_TEST?.split(' ') ?? [];
  return existing('ours', [path, ...words], 'our keepalived is not built: run `pnpm build`');
}

/** The real one: Debian's package, or the command line in KEEPALIVED. @throws Error when it is not there */
export function real(): Binary {
  const missing = 'the real keepalived is not installed: run `apt-get install -y keepalived`';
  const [path = '/usr/sbin/keepalived', ...words] = process.env.KEEPALIVED?.split(' ') ?? [];
  return existing('real', [path, ...words], missing);
}

function existing(name: string, command: readonly [string, ...string[]], missing: string): Binary {
  try {
    accessSync(command[0], constants.X_OK);
  } catch {
    throw new Error(`${missing} (there is no ${command[0]})`);
  }
  return { name, command };
}
