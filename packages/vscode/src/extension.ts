import {
  commands,
  type Disposable,
  type ExtensionContext,
  type LogOutputChannel,
  Uri,
  window,
  workspace,
} from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';
import { findProgram, refusalOf } from './programs.ts';

const LANGUAGE = 'keepalived';
/** What the server reads besides the file at hand, and what it is told of when it changes. */
const OTHER_FILES = '**/{*.conf,kaconf.yaml}';
const SETTINGS = 'Open Settings';
const HOW_TO = 'How to Install It';

let client: LanguageClient | undefined;
/** One start or end after the other, however often it is asked for. */
let busy: Promise<void> = Promise.resolve();

export async function activate({ subscriptions, extensionUri }: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('kaconf', { log: true });
  const start = () => soon(() => restart(output, extensionUri));
  subscriptions.push(
    output,
    commands.registerCommand('kaconf.restart', start),
    commands.registerCommand('kaconf.showOutput', () => output.show()),
    onChangedSettings(start),
  );
  await start();
}

export function deactivate(): Promise<void> {
  return soon(stop);
}

function soon(task: () => Promise<void>): Promise<void> {
  busy = busy.then(task, task);
  return busy;
}

function onChangedSettings(start: () => void): Disposable {
  return workspace.onDidChangeConfiguration((change) => {
    if (['kaconf.path', 'kaconf.configId'].some((name) => change.affectsConfiguration(name))) start();
  });
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose();
}

async function restart(output: LogOutputChannel, extension: Uri): Promise<void> {
  await stop();
  const settings = workspace.getConfiguration('kaconf');
  const wanted = settings.get('path', 'kaconf');
  const folder = workspace.workspaceFolders?.[0]?.uri.fsPath;
  const command = findProgram(wanted, folder, process.env);
  if (command === undefined) {
    // Not awaited: it stays until somebody answers.
    void tellMissing(wanted, extension);
    return;
  }
  const refusal = await refusalOf(command);
  if (refusal !== undefined) {
    window.showErrorMessage(
      `'${command}' does not start: ${refusal}. This extension needs a kaconf with 'kaconf lsp'.`,
    );
    return;
  }
  const configId = settings.get('configId', '');
  const args = ['lsp', '--stdio', ...(configId === '' ? [] : ['--config-id', configId])];
  output.info(`${command} ${args.join(' ')}`);
  client = new LanguageClient(
    'kaconf',
    'kaconf',
    { command, args, options: folder === undefined ? {} : { cwd: folder } },
    {
      documentSelector: [{ language: LANGUAGE }],
      outputChannel: output,
      synchronize: { fileEvents: workspace.createFileSystemWatcher(OTHER_FILES) },
    },
  );
  await client.start();
}

async function tellMissing(wanted: string, extension: Uri): Promise<void> {
  const where = /[/\\]/.test(wanted) ? 'is no program' : 'is in no folder of PATH';
  const choice = await window.showErrorMessage(
    `'${wanted}' ${where}: keepalived.conf has its colours and snippets, and no more. Install kaconf, or say where it is.`,
    HOW_TO,
    SETTINGS,
  );
  if (choice === SETTINGS) await commands.executeCommand('workbench.action.openSettings', 'kaconf.path');
  if (choice === HOW_TO) {
    await commands.executeCommand('markdown.showPreview', Uri.joinPath(extension, 'README.md'));
  }
}
