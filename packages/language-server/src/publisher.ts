import { setImmediate, setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Diagnostic as Finding } from '@kaconf/diagnostics';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { diagnosticOf } from './diagnostics.ts';
import type { Project } from './project.ts';
import type { Rehearsal } from './rehearsal.ts';

/** How an editor is told of the findings in a file; they replace those of before. */
export type Publish = (told: PublishDiagnosticsParams) => void;

/**
 * Judges what has changed and tells the editor, once for all changes that have piled up. How severe findings are where braces do not
 * match, as while a block is being typed, is told when nothing has changed for a while.
 */
export class Publisher {
  readonly #project: Project;
  readonly #uriOf: (path: string) => string;
  readonly #versionOf: (uri: string) => number | undefined;
  readonly #publish: Publish;
  readonly #rehearsal: Rehearsal;
  /** What the editor shows, by URI. */
  #shown = new Map<string, PublishDiagnosticsParams>();
  #changes = 0;
  #requests = 0;
  #judging: Promise<void> | undefined;

  /** @param versionOf of a file that is open */
  constructor(
    project: Project,
    uriOf: (path: string) => string,
    versionOf: (uri: string) => number | undefined,
    publish: Publish,
    rehearsal: Rehearsal,
  ) {
    this.#project = project;
    this.#uriOf = uriOf;
    this.#versionOf = versionOf;
    this.#publish = publish;
    this.#rehearsal = rehearsal;
  }

  /** Something is another than before. */
  changed(): void {
    this.#changes++;
    this.#judging ??= this.#settle().finally(() => {
      this.#judging = undefined;
    });
  }

  /** The editor has asked for something that it shows before findings. */
  asked(): void {
    this.#requests++;
  }

  async #settle(): Promise<void> {
    for (let judged = 0; judged < this.#changes; ) {
      // Of several keystrokes only the newest text counts, and what somebody waits for is answered first.
      await setTimeout(ARRIVAL_MS);
      for (let arrived = -1; arrived !== this.#changes + this.#requests; ) {
        arrived = this.#changes + this.#requests;
        await setImmediate();
      }
      judged = this.#changes;
      const isWhole = await this.#tell(true);
      if (judged === this.#changes) void this.#useLeisure(isWhole);
    }
  }

  /** What is not urgent, as long as nothing changes. */
  async #useLeisure(isWhole: boolean): Promise<void> {
    const changes = this.#changes;
    await setTimeout(LEISURE_MS);
    if (!isWhole && changes === this.#changes) await this.#tell(false);
    for (const path of this.#project.openPaths) {
      const text = this.#project.files.read(path);
      if (typeof text === 'string')
        await this.#rehearsal.perform(path, text, () => changes === this.#changes);
    }
  }

  /** Returns whether there is no more to tell. */
  async #tell(inHaste: boolean): Promise<boolean> {
    const before = this.#changes;
    let isWhole = true;
    const found = new Map<string, Finding[]>();
    for (const path of this.#project.openPaths) found.set(this.#uriOf(path), []);
    for (const root of this.#project.roots()) {
      const { findings, parsed } = await this.#project.judge(root, inHaste);
      isWhole &&= !parsed.isUnfollowed;
      for (const finding of findings) {
        const uri = this.#uriOf(this.#project.files.canonical(finding.span.file));
        const there = found.get(uri) ?? [];
        there.push(finding);
        found.set(uri, there);
      }
    }
    if (before === this.#changes) this.#show(found);
    return isWhole;
  }

  #show(found: ReadonlyMap<string, readonly Finding[]>): void {
    const uriOf = (path: string) => this.#uriOf(this.#project.files.canonical(path));
    const shown = new Map<string, PublishDiagnosticsParams>();
    for (const [uri, findings] of found) {
      const diagnostics = findings.map((finding) => diagnosticOf(finding, uriOf));
      const version = this.#versionOf(uri);
      const told = { uri, diagnostics, ...(version !== undefined && { version }) };
      shown.set(uri, told);
      const before = this.#shown.get(uri);
      const isShown = before?.version === version && isDeepStrictEqual(before?.diagnostics, diagnostics);
      if (!isShown) this.#publish(told);
    }
    for (const uri of this.#shown.keys()) if (!shown.has(uri)) this.#publish({ uri, diagnostics: [] });
    this.#shown = shown;
  }
}

/** Within it an editor sends what it asks for with a keystroke. */
const ARRIVAL_MS = 2;
/** Nobody types as slowly as that. */
const LEISURE_MS = 300;
