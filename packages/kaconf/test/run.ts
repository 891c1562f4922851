import { inMemory } from '@kaconf/config/fake';
import { machine } from '@kaconf/host/fake';
import { run } from '../src/index.ts';
import type { Terminal } from '../src/terminal.ts';

export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line with these files, `-` among them, as all that there is. */
export async function kaconf(
  args: readonly string[],
  files: Record<string, string> = {},
  wish: Partial<Terminal> = {},
): Promise<Outcome> {
  let out = '';
  let err = '';
  const status = await run(args, {
    list: async (path) => {
      const inside = Object.keys(files).filter((name) => name.startsWith(`${path}/`));
      return inside.length > 0 ? inside : [path];
    },
    write: async (path, text) => {
      files[path] = text;
    },
    surroundings: async () => ({ files: inMemory(files), configId: 'lb1', environment: { HOME: '/root' } }),
    host: async () => machine(),
    read: async (path) => files[path] ?? Promise.reject(Object.assign(new Error('ENOENT'), { errno: -2 })),
    pageScript: async () => 'run();',
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    progress: undefined,
    isRead: false,
    color: false,
    width: 80,
    ...wish,
  });
  return { status, out, err };
}
