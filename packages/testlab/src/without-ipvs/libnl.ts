import { createHash } from 'node:crypto';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { run } from '../process/spawn.ts';

const SOURCE = fileURLToPath(new URL('./libnl.c', import.meta.url));
const FOLDER = fileURLToPath(new URL('../../../../node_modules/.cache/without-ipvs', import.meta.url));
const OPTIONS = ['-shared', '-fPIC', '-O1', '-Wall', '-Wextra', '-Werror'];

/** The library for LD_PRELOAD, compiled when its source is new. @throws Error without a C compiler, with the way out */
export async function libnlWithoutIpvs(): Promise<string> {
  const name = createHash('sha256')
    .update(await readFile(SOURCE))
    .digest('hex');
  const path = `${FOLDER}/${name.slice(0, 16)}-${process.arch}.so`;
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) await compile(path);
  return path;
}

/** Another may do the same meanwhile: what is there is whole. */
async function compile(path: string): Promise<void> {
  const part = `${path}.${process.pid}`;
  await mkdir(FOLDER, { recursive: true });
  try {
    await run(['cc', ...OPTIONS, '-o', part, SOURCE]);
  } catch (cause) {
    throw new Error(
      'the real keepalived has no checkers on a kernel without IPVS but beside a library that cannot be compiled: `apt-get install gcc libc6-dev`',
      { cause },
    );
  }
  await rename(part, path);
}
