import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { packExtension } from '../src/extension/pack.ts';
import { stageExtension } from '../src/extension/stage.ts';
import { type FakeEditor, fakeEditor } from './editor/fake-vscode.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaconf-extension-'));
const stage = join(folder, 'stage');
const kaconf = join(folder, 'kaconf');
const log = join(folder, 'log');

beforeAll(async () => {
  await stageExtension(stage);
  const server = `${import.meta.dirname}/editor/server.mjs`;
  writeFileSync(kaconf, `#!/bin/sh\nSERVER_LOG='${log}' exec '${process.execPath}' '${server}' "$@"\n`);
  chmodSync(kaconf, 0o755);
});
beforeEach(() => rmSync(log, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

interface Extension {
  activate(context: unknown): Promise<void>;
  deactivate(): Promise<void>;
}

/** As VS Code does it: the script gets `vscode` and the modules of Node. */
function load({ vscode }: FakeEditor): Extension {
  const script = readFileSync(join(stage, 'dist/extension.cjs'), 'utf8');
  const own = createRequire(import.meta.url);
  const module = { exports: {} };
  const run = compileFunction(script, ['exports', 'require', 'module']);
  run(module.exports, (name: string) => (name === 'vscode' ? vscode : own(name)), module);
  return module.exports as Extension;
}

const context = () => ({ subscriptions: [], extensionUri: { path: '/extension' } });

function calls(): string[] {
  return existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
}

test('starts kaconf where PATH has it, and ends it', async () => {
  vi.stubEnv('PATH', `/nowhere:${folder}:${process.env.PATH}`);
  const editor = fakeEditor(folder);
  const extension = load(editor);
  await extension.activate(context());
  expect(editor.errors).toEqual([]);
  await extension.deactivate();
  await vi.waitFor(() => expect(calls()).toContain('exit'));
  expect(calls()).toEqual(['start lsp --stdio', 'initialize', 'initialized', 'shutdown', 'exit']);
  vi.unstubAllEnvs();
});

test('starts the real one', async () => {
  const real = join(folder, 'real-kaconf');
  const main = `${import.meta.dirname}/../../kaconf/src/main.ts`;
  writeFileSync(real, `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(real, 0o755);
  const editor = fakeEditor(folder);
  editor.settings.set('kaconf.path', real);
  editor.settings.set('kaconf.configId', 'lb1');
  const extension = load(editor);
  await extension.activate(context());
  expect(editor.errors).toEqual([]);
  for (const offer of [
    'CompletionItem',
    'Hover',
    'Definition',
    'Rename',
    'DocumentFormattingEdit',
    'CodeActions',
  ])
    expect([...editor.registered.keys()]).toContain(`register${offer}Provider`);
  const [, , legend] = editor.registered.get('registerDocumentSemanticTokensProvider') ?? [];
  const { contributes } = JSON.parse(readFileSync(join(stage, 'package.json'), 'utf8'));
  expect(Object.keys(contributes.semanticTokenScopes[0].scopes)).toEqual(
    expect.arrayContaining((legend as { tokenTypes: string[] }).tokenTypes),
  );
  // It ends when the server has said that it will.
  await extension.deactivate();
});

test('starts it again when it is asked to, and with other settings', async () => {
  const editor = fakeEditor(folder);
  editor.settings.set('kaconf.path', './kaconf');
  const extension = load(editor);
  await extension.activate(context());
  await editor.command('kaconf.restart');
  editor.changeSetting('kaconf.configId', 'lb1');
  await vi.waitFor(() => expect(calls().filter((call) => call === 'initialized')).toHaveLength(3));
  await extension.deactivate();
  expect(calls().filter((call) => call.startsWith('start'))).toEqual([
    'start lsp --stdio',
    'start lsp --stdio',
    'start lsp --stdio --config-id lb1',
  ]);
  expect(editor.errors).toEqual([]);
});

test('says what to do where kaconf is not there', async () => {
  const editor = fakeEditor(folder);
  editor.settings.set('kaconf.path', 'no-such-kaconf');
  editor.answer = 'Open Settings';
  await load(editor).activate(context());
  await vi.waitFor(() => expect(editor.executed).toHaveLength(1));
  expect(editor.errors).toEqual([
    [
      "'no-such-kaconf' is in no folder of PATH: keepalived.conf has its colours and snippets, and no more. Install kaconf, or say where it is.",
      'How to Install It',
      'Open Settings',
    ],
  ]);
  expect(editor.executed).toEqual([['workbench.action.openSettings', 'kaconf.path']]);
});

test.each([['/bin/false', 'it ends with 1']])('says so when %s is no kaconf', async (path, reason) => {
  const editor = fakeEditor(folder);
  editor.settings.set('kaconf.path', path);
  await load(editor).activate(context());
  expect(editor.errors).toEqual([
    [`'${path}' does not start: ${reason}. This extension needs a kaconf with 'kaconf lsp'.`],
  ]);
});

test('the package has everything, and nothing else', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  const names = namesIn(readFileSync(await packExtension(folder)));
  expect(names.sort()).toEqual([
    '[Content_Types].xml',
    'extension.vsixmanifest',
    'extension/LICENSE.txt',
    'extension/LICENSES-INSIDE',
    'extension/dist/extension.cjs',
    'extension/language-configuration.json',
    'extension/package.json',
    'extension/readme.md',
    'extension/snippets/keepalived.json',
    'extension/syntaxes/keepalived.tmLanguage.json',
  ]);
});

/** Of a zip file: those of its central directory. */
function namesIn(zip: Buffer): string[] {
  const names: string[] = [];
  for (
    let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
    at !== -1;
    at = zip.indexOf('PK\x01\x02', at + 46, 'latin1')
  ) {
    names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)));
  }
  return names;
}
