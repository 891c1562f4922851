import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../../fixtures/migrate', import.meta.url));

/** A configuration that `kaconf migrate` is tested with. */
export interface Migration {
  readonly name: string;
  /** What it is migrated to: `2.2`; undefined: to what is newest. */
  readonly to: string | undefined;
  readonly before: string;
  /** What `--fix` makes of it. */
  readonly after: string;
}

export function migrations(): Migration[] {
  const files = globSync('*.txt', { cwd: FOLDER }).toSorted();
  return files.map((file) => {
    const [, ...sections] = readFileSync(join(FOLDER, file), 'utf8').split(/^--- /m);
    const find = (start: string) => sections.find((section) => section.startsWith(start)) ?? '';
    const textOf = (section: string) => section.slice(section.indexOf('\n') + 1);
    const before = textOf(find('a.conf\n'));
    const [, to] = /^\$ kaconf .*--to (\S+)/.exec(find('$ ')) ?? [];
    return { name: basename(file, '.txt'), to, before, after: textOf(find('with --fix\n')) || before };
  });
}
