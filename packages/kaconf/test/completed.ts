import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with `kaconf` in `bin`, some files, and a shell that is asked what it would complete. */
export class Desk {
  readonly folder = mkdtempSync(join(tmpdir(), 'kaconf-shell-'));
  readonly #environment: NodeJS.ProcessEnv;

  constructor() {
    const bin = join(this.folder, 'bin');
    mkdirSync(bin);
    const main = `${import.meta.dirname}/../src/main.ts`;
    writeFileSync(join(bin, 'kaconf'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
    chmodSync(join(bin, 'kaconf'), 0o755);
    for (const file of ['lb1.conf', 'lb2.conf', 'story.yaml']) writeFileSync(join(this.folder, file), '');
    mkdirSync(join(this.folder, 'conf.d'));
    this.#environment = {
      ...process.env,
      HOME: this.folder,
      PATH: `${bin}:${process.env.PATH}`,
      TERM: 'dumb',
    };
  }

  run(shell: string, ...args: readonly string[]): string {
    const options = { cwd: this.folder, env: this.#environment, encoding: 'utf8', timeout: 60_000 } as const;
    return execFileSync(shell, args, options);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** What is typed, up to the tab key, and what may come of its last word. */
export const typed: readonly (readonly [line: string, words: readonly string[]])[] = [
  ['kaconf li', ['lint']],
  ['kaconf ex', ['expand', 'explain']],
  ['kaconf check --fo', ['--format']],
  ['kaconf check --format ', ['github', 'json', 'keepalived', 'pretty', 'sarif']],
  ['kaconf check --format j', ['json']],
  ['kaconf simulate --depth ', ['1', '2', '3']],
  ['kaconf lint --settings st', ['story.yaml']],
  ['kaconf simulate --story st', ['story.yaml']],
  ['kaconf check lb', ['lb1.conf', 'lb2.conf']],
  ['kaconf check --strict lb1', ['lb1.conf']],
  ['kaconf explain KA0009', ['KA0009']],
  ['kaconf simulate lb1.conf --name a --na', ['--name']],
  ['kaconf help mi', ['migrate']],
  ['kaconf completion ', ['bash', 'fish', 'zsh']],
];
