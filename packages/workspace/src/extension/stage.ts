import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { licencesOf } from '../release/licences.ts';
import { root } from '../root.ts';

const SOURCE = 'packages/vscode';
/** What the extension has as it is in the repository. */
const AS_IT_IS = ['README.md', 'language-configuration.json', 'syntaxes', 'snippets'];

const INSIDE = 'LICENSES-INSIDE';

/** Puts everything that is in the extension for VS Code, and nothing else, into a folder. */
export async function stageExtension(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`${SOURCE}/src/extension.ts`],
    outfile: join(folder, 'dist/extension.cjs'),
    bundle: true,
    platform: 'node',
    // What VS Code 1.91 has inside.
    target: 'node20',
    format: 'cjs',
    minify: true,
    external: ['vscode'],
    metafile: true,
    logLevel: 'warning',
  });
  for (const path of AS_IT_IS) cpSync(join(root, SOURCE, path), join(folder, path), { recursive: true });
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, INSIDE), licencesOf(metafile));
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), undefined, 2)}\n`);
}

/** Without what only this repository needs. */
function manifest(): object {
  const all = JSON.parse(readFileSync(join(root, SOURCE, 'package.json'), 'utf8'));
  for (const ours of ['private', 'type', 'dependencies', 'devDependencies']) delete all[ours];
  return { ...all, files: [...AS_IT_IS, 'dist', 'LICENSE', INSIDE] };
}
