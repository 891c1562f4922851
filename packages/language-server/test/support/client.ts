import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';

const MAIN = `${import.meta.dirname}/../../../kaconf/src/main.ts`;

/** `kaconf lsp` from the sources. */
export const FROM_SOURCES = [process.execPath, MAIN, 'lsp', '--stdio'] as const;

const PATIENCE_MS = 20_000;

/** An editor that speaks with a `kaconf lsp` of its own. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly #child;
  readonly #shown = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  /** The versions of files whose findings have come. */
  readonly #judged = new Map<string, number>();
  readonly #versions = new Map<string, number>();

  constructor([program, ...args]: readonly [string, ...string[]], cwd?: string) {
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], ...(cwd && { cwd }) });
    const { stdout, stdin } = this.#child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.#shown.set(uri, diagnostics);
      if (version !== undefined) this.#judged.set(uri, version);
      for (const wake of this.#waiting) wake();
    });
    this.connection.listen();
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  async start(capabilities: ClientCapabilities = {}): Promise<InitializeResult> {
    const result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities,
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId: 'keepalived', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(uri: string, ...contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const version = this.versionOf(uri) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** What is found in a file, as soon as it has these codes. */
  async shows(uri: string, codes: readonly string[]): Promise<readonly Diagnostic[]> {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const codesShown = () =>
      this.#shown
        .get(uri)
        ?.map(({ code }) => code)
        .join();
    while (codesShown() !== codes.join()) {
      if (patience.aborted) throw new Error(`${uri} shows ${codesShown()}, not ${codes.join()}`);
      await Promise.race([this.nextDiagnostics(), once(patience, 'abort')]);
    }
    return this.#shown.get(uri) ?? [];
  }

  versionOf(uri: string): number {
    return this.#versions.get(uri) ?? 0;
  }

  /** Resolves when the findings of this version of a file have come, or of a newer one. */
  async judged(uri: string, version: number): Promise<void> {
    while ((this.#judged.get(uri) ?? 0) < version) await this.nextDiagnostics();
  }

  nextDiagnostics(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        resolve();
      };
      this.#waiting.add(wake);
    });
  }

  /** Goes without a word. Resolves with the exit status of the server. */
  async hangUp(): Promise<number> {
    const exited = once(this.#child, 'exit');
    this.#child.stdin.end();
    const [status] = await exited;
    this.connection.dispose();
    return status;
  }

  /** Resolves with the exit status of the server. */
  async end(): Promise<number> {
    const exited = once(this.#child, 'exit');
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const [status] = await exited;
    this.connection.dispose();
    return status;
  }
}
