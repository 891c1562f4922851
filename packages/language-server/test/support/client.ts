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

/** An editor that speaks with a `kaconf lsp` of its own. */
export class Client {
  readonly connection: ProtocolConnection;
  readonly #child;
  readonly #shown = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  readonly #versions = new Map<string, number>();

  constructor([program, ...args]: readonly [string, ...string[]], cwd?: string) {
    this.#child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'], ...(cwd && { cwd }) });
    const { stdout, stdin } = this.#child;
    this.connection = createProtocolConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.#shown.set(uri, diagnostics);
      for (const wake of this.#waiting) wake();
    });
    this.connection.listen();
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
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges,
    });
  }

  /** The codes of what is found in a file, as soon as it is these. */
  async shows(uri: string, codes: readonly (string | number)[]): Promise<readonly Diagnostic[]> {
    for (;;) {
      const shown = this.#shown.get(uri);
      if (shown && JSON.stringify(shown.map(({ code }) => code)) === JSON.stringify(codes)) return shown;
      await this.nextDiagnostics();
    }
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
