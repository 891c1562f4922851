import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../root.ts';
import { version } from '../../version.ts';
import type { Contents } from './contents.ts';

/** What package.json says, as far as it is of interest. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** What is installed under one of its exports. */
export interface Compiled {
  readonly types: string;
  readonly default: string;
}

export function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}

/**
 * As others install it: JavaScript in place of TypeScript, which Node does not take from node_modules, and releases in
 * place of what only this workspace knows.
 */
export function publishedManifest(manifest: Manifest, contents: Contents): object {
  const { bin, exports = {}, dependencies = {}, scripts = {}, ...about } = manifest;
  const { hasInside, without } = contents;
  const outside = Object.entries(dependencies).filter(
    ([name]) => !hasInside(name) && !without.includes(name),
  );
  return {
    ...about,
    engines: { node: '>=22' },
    scripts: { ...scripts, ...contents.scripts },
    ...(bin && { bin: mapValues(bin, (file) => compiled(file).default) }),
    exports: mapValues(exports, compiled),
    dependencies: Object.fromEntries(outside.map(([name, range]) => [name, released(name, range)])),
  };
}

function mapValues<Out>(record: Readonly<Record<string, string>>, map: (value: string) => Out) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

/** `./src/fake/files.ts` */
export function compiled(source: string): Compiled {
  const path = source.replace(/^\.\/src\/|\.ts$/g, '');
  return { types: `./types/${path}.d.ts`, default: `./dist/${path.replaceAll('/', '-')}.js` };
}

function released(name: string, range: string): string {
  if (range === 'workspace:*') return version;
  return range === 'catalog:' ? catalogued(name) : range;
}

function catalogued(name: string): string {
  const workspace = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8');
  const [, range] = new RegExp(`^ {2}${name}: (\\S+)$`, 'm').exec(workspace) ?? [];
  if (range === undefined) throw new Error(`pnpm-workspace.yaml has no ${name} in its catalog`);
  return range;
}
