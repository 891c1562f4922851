import { createRequire } from 'node:module';
import { getAsset } from 'node:sea';
import { Script } from 'node:vm';

/** What the build makes of a program. */
type Wrapper = (exports: object, require: NodeJS.Require, module: object) => void;

/**
 * The program that an executable carries as the asset `program`.
 * @param compiled what V8 made of it before; it is compiled anew when V8 refuses that
 */
export function program(compiled?: NodeJS.ArrayBufferView): Script {
  return new Script(getAsset('program', 'utf8'), {
    filename: 'program.cjs',
    ...(compiled && { cachedData: compiled }),
  });
}

export function run(script: Script): void {
  const module = { exports: {} };
  // It requires nothing but Node's own modules, so any place will do. Not its own: without /proc, as in a chroot, it knows none.
  (script.runInThisContext() as Wrapper)(module.exports, createRequire('/'), module);
}
