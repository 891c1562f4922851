import { EventEmitter } from 'node:events';

/** An editor without windows: what the extension asks of it, and what it tells. */
export interface FakeEditor {
  /** As the extension imports it. */
  readonly vscode: unknown;
  /** What is shown as an error, with its buttons. */
  readonly errors: (readonly string[])[];
  /** What is called by the name of a command, with its arguments. */
  readonly executed: unknown[][];
  /** What the extension, or the server through it, offers, by `registerHoverProvider` and the like, with their arguments. */
  readonly registered: Map<string, readonly unknown[]>;
  /** The settings that the user has changed. */
  readonly settings: Map<string, unknown>;
  /** The button that is pressed at the next error. */
  answer: string | undefined;
  command(name: string): unknown;
  changeSetting(name: string, value: unknown): void;
}

const nothing = () => ({ dispose() {} });

export function fakeEditor(folder: string): FakeEditor {
  const commands = new Map<string, () => unknown>();
  const changes = new EventEmitter();
  const editor: Omit<FakeEditor, 'vscode'> = {
    errors: [],
    executed: [],
    registered: new Map(),
    settings: new Map(),
    answer: undefined,
    command: (name) => commands.get(name)?.(),
    changeSetting(name, value) {
      editor.settings.set(name, value);
      changes.emit('change', { affectsConfiguration: (asked: string) => name.startsWith(asked) });
    },
  };
  const uri = (path: string) => ({ scheme: 'file', fsPath: path, path, toString: () => `file://${path}` });
  const vscode = withEverythingElse({
    version: '1.91.0',
    CodeActionKind: { Empty: new FakeKind('') },
    languages: new Proxy(
      {},
      {
        get:
          (_, name) =>
          (...words: unknown[]) => {
            editor.registered.set(String(name), words);
            return nothing();
          },
      },
    ),
    env: { appName: 'fake', language: 'en' },
    Uri: {
      file: uri,
      parse: uri,
      joinPath: (base: { path: string }, ...more: string[]) => uri([base.path, ...more].join('/')),
    },
    commands: {
      registerCommand(name: string, run: () => unknown) {
        commands.set(name, run);
        return { dispose: () => commands.delete(name) };
      },
      async executeCommand(...call: unknown[]) {
        editor.executed.push(call);
      },
    },
    workspace: withEverythingElse({
      workspaceFolders: [{ uri: uri(folder), name: 'project', index: 0 }],
      textDocuments: [],
      notebookDocuments: [],
      getConfiguration: (section = '') => ({
        get: (name: string, otherwise?: unknown) => editor.settings.get(`${section}.${name}`) ?? otherwise,
      }),
      onDidChangeConfiguration(listener: (change: unknown) => void) {
        changes.on('change', listener);
        return { dispose: () => changes.off('change', listener) };
      },
      createFileSystemWatcher: () => withEverythingElse({}),
    }),
    window: withEverythingElse({
      visibleTextEditors: [],
      tabGroups: withEverythingElse({ all: [] }),
      createOutputChannel: () => withEverythingElse({}),
      async showErrorMessage(...words: string[]) {
        editor.errors.push(words);
        return editor.answer;
      },
    }),
  });
  return Object.assign(editor, { vscode });
}

class FakeKind {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }

  append(part: string): FakeKind {
    return new FakeKind(`${this.value}.${part}`);
  }
}

/** What is not there is a class when its name is like that of one, else a function that hands out what can be disposed of. */
function withEverythingElse(known: Record<string, unknown>): unknown {
  return new Proxy(known, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || name === 'then') return target[name as string];
      target[name] = /^[A-Z]/.test(name) ? fakeClass() : nothing;
      return target[name];
    },
  });
}

function fakeClass(): unknown {
  class Fake {
    readonly event = nothing;
    fire(): void {}
    dispose(): void {}
  }
  // Of an enumeration every member is some number.
  return new Proxy(Fake, {
    get: (target, name) => Reflect.get(target, name) ?? (/^[A-Z]/.test(String(name)) ? 1 : undefined),
  });
}
