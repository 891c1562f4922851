import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { root } from '../root.ts';

const PROGRAMS = ['packages/daemon/src/main.ts', 'packages/kaconf/src/main.ts'];
/** Where a package lies, up to its name; what is behind it are its files. */
const PACKAGE = /^(?<folder>.*\/?node_modules\/(?:@[^/]+\/)?[^/]+)\//;
const RULE = '-'.repeat(80);

/** What the executables have inside of others, and on which terms. @param nodePackage that of the Node that they are */
export async function licences(nodePackage: string): Promise<string> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: PROGRAMS,
    outdir: 'nowhere',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const node = `${RULE}\nNode.js, with V8, OpenSSL and what else is in it\n\n${textIn(nodePackage)}\n`;
  return `${licencesOf(metafile)}\n${node}`;
}

/** The same of what has been bundled from the root folder of the repository; empty where there is nothing. */
export function licencesOf({ inputs }: Metafile): string {
  const folders = new Set(Object.keys(inputs).flatMap((path) => PACKAGE.exec(path)?.groups?.folder ?? []));
  return [...folders]
    .map((folder) => join(root, folder))
    .map((folder) => ({ folder, ...manifestIn(folder) }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ folder, name, version, license }) => {
      return `${RULE}\n${name} ${version} (${license})\n\n${textIn(folder)}\n`;
    })
    .join('\n');
}

function manifestIn(folder: string): { name: string; version: string; license: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

function textIn(folder: string): string {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  if (name === undefined) throw new Error(`${folder} comes without its licence`);
  return readFileSync(join(folder, name), 'utf8').trim();
}
