import type { Called, Via } from '@kaconf/diagnostics';
import { directoryOf, type Files } from '../1-source/files.ts';
import type { Movable } from '../1-source/moving.ts';
import type { Origin, Place } from '../1-source/origin.ts';
import type { Source } from '../1-source/source.ts';
import type { Budget } from './budget.ts';
import { findFiles, type Named, readIncluded } from './include.ts';
import { everyCheck, type Include, type IncludeCheck } from './include-checks.ts';
import { type RawLine, RawLines } from './raw-lines.ts';
import type { Trouble } from './trouble.ts';

/** A file that is being read. */
export interface OpenFile {
  readonly source: Source;
  /** As its include names it; absent for one that nothing includes. */
  readonly name?: string;
  readonly lines: RawLines;
  readonly via?: readonly Via[];
  /** It was read before. */
  readonly isAgain: boolean;
  /** Opens what its pattern has found besides. */
  readonly next: () => void;
  /** What held before it was opened. */
  readonly checks: ReadonlySet<IncludeCheck>;
}

/** The files that include each other, innermost last. */
export class OpenFiles {
  /** Everything that was read, by its path. */
  readonly texts = new Map<string, string>();
  /** What includes must find. */
  checks: ReadonlySet<IncludeCheck>;
  readonly #stack: OpenFile[] = [];
  readonly #files: Files | undefined;
  readonly #trouble: Trouble;
  readonly #budget: Budget;

  constructor(files: Files | undefined, allConfig: boolean, trouble: Trouble, budget: Budget) {
    this.#files = files;
    this.#trouble = trouble;
    this.#budget = budget;
    this.checks = allConfig ? everyCheck : new Set();
  }

  /** Those that nothing includes, one after the other. */
  openFirst([source, ...rest]: readonly Source[]): void {
    if (source !== undefined) this.#push({ source, next: () => this.openFirst(rest) });
  }

  /** The next line of whatever file is to be read; nothing at the end of the last. */
  nextLine(): RawLine | undefined {
    for (let file = this.#stack.at(-1); file !== undefined; file = this.#stack.at(-1)) {
      const line = file.lines.next();
      if (file.isAgain) this.#budget.spend();
      if (line !== undefined) return line;
      this.#close(file);
    }
    return undefined;
  }

  /** The file that is being read, if there is one. */
  get reading(): OpenFile | undefined {
    return this.#stack.at(-1);
  }

  /** Whether the file that is being read was read before. */
  get isAgain(): boolean {
    return this.#top.isAgain;
  }

  /** Of the line that was read last, without its row. */
  origin(): Origin {
    const { source, lines, via } = this.#top;
    const origin: Movable<Origin> = { file: source.file, line: lines.line };
    const called = this.called();
    if (called !== undefined) origin.called = called;
    if (!lines.isEnded) origin.unended = true;
    if (via !== undefined) origin.via = via;
    return origin;
  }

  /** Where keepalived says that line is, unless it is there. */
  called(): Called | undefined {
    const { source, name = source.file, lines } = this.#top;
    const isCalledSo = name === source.file && lines.counted === lines.line;
    return isCalledSo ? undefined : { file: name, line: lines.counted };
  }

  /** The column where that line begins. */
  get column(): number {
    return this.#top.lines.column;
  }

  /** Where the file that is being read is. */
  directory(): string {
    const directory = directoryOf(this.#top.source.file);
    return this.#files?.resolve(directory || '.') ?? directory;
  }

  /** @param place of the pattern */
  include(include: Include, place: Place): void {
    if (this.#files === undefined) {
      this.#trouble.notIncluded(include.pattern, place);
      return;
    }
    const checks = new Set([...this.checks, ...include.checks]);
    const report = this.#trouble.ofInclude(place, checks);
    const directory = directoryOf(this.#top.source.file);
    const paths = findFiles(include.pattern, directory, checks, this.#files, report);
    this.#openOne(paths, place, checks);
  }

  /** The first of them that can be read. */
  #openOne(paths: readonly Named[], by: Place, checks: ReadonlySet<IncludeCheck>): void {
    const report = this.#trouble.ofInclude(by, checks);
    for (const [index, { name, path }] of paths.entries()) {
      if (this.#stack.some(({ source }) => source.file === path)) {
        this.#trouble.includesItself(name, by);
        continue;
      }
      const text = this.#files && readIncluded(name, path, this.#files, report);
      if (text === undefined) continue;
      const { origin, column, endColumn } = by;
      const step: Via = { type: 'include', file: origin.file, line: origin.line, column, endColumn };
      const via = [step, ...(origin.via ?? [])];
      const next = () => this.#openOne(paths.slice(index + 1), by, checks);
      this.#push({ source: { file: path, text }, name, via, next });
      return;
    }
  }

  #push(file: Omit<OpenFile, 'lines' | 'checks' | 'isAgain'>): void {
    const { file: path, text } = file.source;
    const isAgain = this.texts.has(path);
    this.texts.set(path, text);
    this.#stack.push({ ...file, lines: new RawLines(text), checks: this.checks, isAgain });
  }

  #close({ checks, next }: OpenFile): void {
    this.#stack.pop();
    this.checks = checks;
    next();
  }

  get #top(): OpenFile {
    const top = this.#stack.at(-1);
    if (top === undefined) throw new Error('no file is open');
    return top;
  }
}
