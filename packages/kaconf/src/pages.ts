import { readdirSync, readFileSync } from 'node:fs';
// Not by their names: the command also runs by a Node that has no getAssetKeys yet.
import * as sea from 'node:sea';
import { fileURLToPath } from 'node:url';

/** The assets of the single executable: those of docs/diagnostics, by their file names. */
const PAGE = /^(KA\d{4})\.md$/;

/** The codes that have a page, in order. */
export function codes(): string[] {
  const names = sea.isSea() ? sea.getAssetKeys() : readdirSync(folder());
  return names.flatMap((name) => PAGE.exec(name)?.[1] ?? []).sort();
}

/** The page of a code, in Markdown. */
export function pageOf(code: string): string {
  const name = `${code}.md`;
  return sea.isSea() ? sea.getAsset(name, 'utf8') : readFileSync(`${folder()}/${name}`, 'utf8');
}

/** `KA0001: unknown keyword`, without the code. */
export function titleOf(page: string): string {
  return /^# KA\d{4}: (.*)/.exec(page)?.[1] ?? '';
}

function folder(): string {
  return fileURLToPath(new URL('../../../docs/diagnostics', import.meta.url));
}
