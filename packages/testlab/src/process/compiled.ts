import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { run } from './spawn.ts';

const FOLDER = fileURLToPath(new URL('../../../../node_modules/.cache/testlab', import.meta.url));
const STRICTLY = ['-O1', '-Wall', '-Wextra', '-Werror'];

/**
 * A C program, or a library, compiled when its source is new.
 *
 * @param options of the C compiler
 * @returns its path @throws Error without a C compiler, with the way out
 */
export async function compiled(source: URL, options: readonly string[] = []): Promise<string> {
  const path = fileURLToPath(source);
  const made = createHash('sha256')
    .update([...options, await readFile(path, 'utf8')].join('\n'))
    .digest('hex');
  const output = `${FOLDER}/${made.slice(0, 16)}-${process.arch}`;
  const isThere = await access(output).then(
    () => true,
    () => false,
  );
  if (!isThere) await compile(path, output, options);
  return output;
}

/** Another may do the same meanwhile: what is there is whole. */
async function compile(source: string, output: string, options: readonly string[]): Promise<void> {
  const part = `${output}.${process.pid}`;
  await mkdir(FOLDER, { recursive: true });
  try {
    await run(['cc', ...STRICTLY, ...options, '-o', part, source]);
  } catch (cause) {
    throw new Error(`${source} cannot be compiled: \`apt-get install gcc libc6-dev\``, { cause });
  }
  await rename(part, output);
}
