import type { Diagnostic as Finding } from '@kaconf/diagnostics';
import type { PublishDiagnosticsParams } from 'vscode-languageserver';
import { diagnosticOf } from './diagnostics.ts';
import type { Project } from './project.ts';

/** How an editor is told of the findings in a file; they replace those of before. */
export type Publish = (told: PublishDiagnosticsParams) => void;

/** Judges what has changed and tells the editor, once for all changes that have piled up. */
export class Publisher {
  readonly #project: Project;
  readonly #uriOf: (path: string) => string;
  readonly #versionOf: (uri: string) => number | undefined;
  readonly #publish: Publish;
  /** What the editor shows, by URI. */
  #shown = new Map<string, string>();
  #changes = 0;
  #judging: Promise<void> | undefined;

  /** @param versionOf of a file that is open */
  constructor(
    project: Project,
    uriOf: (path: string) => string,
    versionOf: (uri: string) => number | undefined,
    publish: Publish,
  ) {
    this.#project = project;
    this.#uriOf = uriOf;
    this.#versionOf = versionOf;
    this.#publish = publish;
  }

  /** Something is another than before. */
  changed(): void {
    this.#changes++;
    this.#judging ??= this.#settle().finally(() => {
      this.#judging = undefined;
    });
  }

  async #settle(): Promise<void> {
    for (let judged = 0; judged < this.#changes; ) {
      // What has arrived by now is taken in first: of several keystrokes only the newest text counts.
      let arrived = -1;
      while (arrived !== this.#changes) {
        arrived = this.#changes;
        await pause();
      }
      judged = this.#changes;
      await this.#tell();
    }
  }

  async #tell(): Promise<void> {
    const before = this.#changes;
    const found = new Map<string, Finding[]>();
    for (const path of this.#project.openPaths) found.set(this.#uriOf(path), []);
    for (const root of this.#project.roots()) {
      for (const finding of (await this.#project.judge(root)).findings) {
        const uri = this.#uriOf(this.#project.files.canonical(finding.span.file));
        const there = found.get(uri) ?? [];
        there.push(finding);
        found.set(uri, there);
      }
    }
    if (before === this.#changes) this.#show(found);
  }

  #show(found: ReadonlyMap<string, readonly Finding[]>): void {
    const uriOf = (path: string) => this.#uriOf(this.#project.files.canonical(path));
    const shown = new Map<string, string>();
    for (const [uri, findings] of found) {
      const diagnostics = findings.map((finding) => diagnosticOf(finding, uriOf));
      const version = this.#versionOf(uri);
      const text = `${version} ${JSON.stringify(diagnostics)}`;
      shown.set(uri, text);
      if (this.#shown.get(uri) === text) continue;
      this.#publish({ uri, diagnostics, ...(version !== undefined && { version }) });
    }
    for (const uri of this.#shown.keys()) if (!shown.has(uri)) this.#publish({ uri, diagnostics: [] });
    this.#shown = shown;
  }
}

/** Until what an editor sends with a keystroke has arrived: it waits for completions rather than for findings. */
const PAUSE_MS = 2;

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}
