import { readdirSync, readFileSync } from 'node:fs';
// Not by their names: the command also runs by a Node that has no getAssetKeys yet.
import * as sea from 'node:sea';
import { fileURLToPath } from 'node:url';

/** The pages of findings, by the first letters of their codes: also the names of assets of the single executable. */
const FOLDERS = { KA: 'docs/diagnostics', KL: 'docs/rules', KM: 'docs/migration' } as const;
const PAGE = /^(KA\d{4}|K[LM]\d{3})\.md$/;

/** The codes that have a page, in order. */
export function codes(): string[] {
  const names = sea.isSea()
    ? sea.getAssetKeys()
    : Object.values(FOLDERS).flatMap((path) => readdirSync(folder(path)));
  return names.flatMap((name) => PAGE.exec(name)?.[1] ?? []).sort();
}

/** The page of a code, in Markdown. */
export function pageOf(code: string): string {
  const name = `${code}.md`;
  if (sea.isSea()) return sea.getAsset(name, 'utf8');
  return readFileSync(`${folder(folderOf(code))}/${name}`, 'utf8');
}

/** `KA0001: unknown keyword`, without the code. */
export function titleOf(page: string): string {
  return /^# K[ALM]\d+: (.*)/.exec(page)?.[1] ?? '';
}

function folderOf(code: string): string {
  const [, path] = Object.entries(FOLDERS).find(([letters]) => code.startsWith(letters)) ?? [];
  if (path === undefined) throw new Error(`no pages of codes like ${code}`);
  return path;
}

function folder(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}
