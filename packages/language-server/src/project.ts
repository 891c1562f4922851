import { type ExpandOptions, type Parsed, parseConfig, TypingMemory } from '@kaconf/config';
import { type Diagnostic, distinct, mistakes } from '@kaconf/diagnostics';
import { lint, type Settings } from '@kaconf/lint';
import { OpenFiles } from './files.ts';
import { Assembly, type Configuration } from './text/configuration.ts';
import type { Part } from './text/part.ts';

/** What the server is told of the world. */
export interface Surroundings {
  /** As for `kaconf check`: files, `--config-id`, `--define`. */
  readonly options: ExpandOptions;
  /** As for `kaconf lint`. */
  readonly lint: Settings;
  /** What a check finds beyond the text of a configuration. */
  readonly judge: (parsed: Parsed) => Promise<readonly Diagnostic[]>;
  /** What `kaconf explain` says of a code, in Markdown. */
  readonly pageOf: (code: string) => string;
}

/** What is said of a configuration. */
export interface Judgement {
  readonly parsed: Parsed;
  /** Of `kaconf check` and of `kaconf lint`. */
  readonly findings: readonly Diagnostic[];
}

const MAIN = 'keepalived.conf';

/** The open files, and the configurations that they are parts of. Paths are as `canonical` has them. */
export class Project {
  readonly files: OpenFiles;
  readonly #surroundings: Surroundings;
  readonly #assembly: Assembly;
  readonly #open = new Set<string>();
  readonly #configurations = new Map<string, Configuration>();
  /** Of the configurations that a file is judged in. */
  readonly #roots = new Map<string, readonly string[]>();
  readonly #judgements = new Map<string, Judgement>();
  readonly #memories = new Map<string, TypingMemory>();
  /** It grows with every change. */
  #changes = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.files = new OpenFiles(surroundings.options.files);
    this.#assembly = new Assembly(this.files);
  }

  get openPaths(): ReadonlySet<string> {
    return this.#open;
  }

  /** What it is now, be it opened or changed. */
  put(path: string, text: string): void {
    this.files.put(path, text);
    this.#changed();
    if (this.#open.has(path)) this.#forgetJudgementsOf(path);
    else this.#judgements.clear();
    this.#open.add(path);
  }

  close(path: string): void {
    this.#open.delete(path);
    this.files.forget(path);
    this.refresh();
  }

  /** Files on the disk may be others than before. */
  refresh(): void {
    this.files.refresh();
    this.#changed();
    this.#judgements.clear();
  }

  /** The configurations that a file is judged in: those that include it, or its own. */
  rootsOf(path: string): readonly string[] {
    const known = this.#roots.get(path) ?? this.#outermost(path);
    this.#roots.set(path, known);
    return known;
  }

  #outermost(path: string): readonly string[] {
    const including = this.#candidates(path).filter(
      (each) => each !== path && this.#includes(each, path) && !this.#includes(path, each),
    );
    const outermost = including.filter(
      (each) =>
        !including.some(
          (other) => other !== each && this.#includes(other, each) && !this.#includes(each, other),
        ),
    );
    return outermost.length > 0 ? outermost : [path];
  }

  /** All that are open. */
  roots(): ReadonlySet<string> {
    return new Set([...this.#open].flatMap((path) => this.rootsOf(path)));
  }

  /** What is known of a file, and of those that are read with it. */
  partOf(path: string): { readonly configuration: Configuration; readonly part: Part } | undefined {
    const [root = path] = this.rootsOf(path);
    const configuration = this.configuration(root);
    const part = configuration.parts.get(path);
    return part && { configuration, part };
  }

  configuration(root: string): Configuration {
    const known = this.#configurations.get(root) ?? this.#assembly.configuration(root);
    this.#configurations.set(root, known);
    return known;
  }

  /** What was last said of it; nothing when a file of it has changed since. */
  judgement(root: string): Judgement | undefined {
    return this.#judgements.get(root);
  }

  /** @param inHaste what misleads keepalived may be left for later */
  async judge(root: string, inHaste = false): Promise<Judgement> {
    const known = this.#judgements.get(root);
    if (known !== undefined && (inHaste || !known.parsed.isUnfollowed)) return known;
    const before = this.#changes;
    const text = this.files.read(root);
    const typing = this.#memories.get(root) ?? new TypingMemory();
    this.#memories.set(root, typing);
    const options = { ...this.#surroundings.options, files: this.files, ...(inHaste && { typing }) };
    const parsed = parseConfig({ file: root, text: typeof text === 'string' ? text : '' }, options);
    const checked = mistakes([...parsed.diagnostics, ...(await this.#surroundings.judge(parsed))]);
    const judgement = { parsed, findings: distinct([...checked, ...lint(parsed, this.#surroundings.lint)]) };
    // Meanwhile somebody may have gone on typing.
    if (this.#changes === before) this.#judgements.set(root, judgement);
    return judgement;
  }

  #changed(): void {
    this.#changes++;
    this.#configurations.clear();
    this.#roots.clear();
  }

  #forgetJudgementsOf(path: string): void {
    for (const [root, { parsed }] of this.#judgements) {
      const reads = [...parsed.texts.keys()].some(
        (each) => each === path || this.files.canonical(each) === path,
      );
      if (reads) this.#judgements.delete(root);
    }
  }

  /** Who may include it: what is open, and the main file beside it or in a folder around it. */
  #candidates(path: string): string[] {
    const found = new Set(this.#open);
    for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
      const main = `${path.slice(0, end)}/${MAIN}`;
      if (this.files.kind(main) === 'file') found.add(main);
    }
    return [...found];
  }

  #includes(path: string, other: string): boolean {
    return this.configuration(path).parts.has(other);
  }
}
