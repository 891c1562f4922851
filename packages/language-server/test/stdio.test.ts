import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { Client, FROM_SOURCES } from './support/client.ts';

const folder = mkdtempSync(join(tmpdir(), 'kaconf-lsp-'));

const files = {
  'keepalived.conf': `\
$VRID=300
include conf.d/*.conf

vrrp_script chk_nginx {
    script "/usr/bin/pgrep nginx"
}
`,
  'conf.d/web.conf': `\
vrrp_instance VI_1 {
    interface eth0
    virtual_router_id $VRID
    virtual_ipaddress {
        192.0.2.1/24
    }
}
`,
  'kaconf.yaml': 'lint:\n  rules:\n    KL302: off\n',
};
const uri = (name: keyof typeof files) => pathToFileURL(join(folder, name)).href;
const main = uri('keepalived.conf');
const web = uri('conf.d/web.conf');

let client: Client;

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  client = new Client(FROM_SOURCES, folder);
  await client.start({ textDocument: { completion: { completionItem: { snippetSupport: true } } } });
});

afterAll(() => rmSync(folder, { recursive: true }));

test('an included file is judged as a part of keepalived.conf above it, and findings are shown where they are', async () => {
  await client.open(web, files['conf.d/web.conf']);
  const [finding] = await client.shows(web, ['KA0009']);
  expect(finding).toEqual({
    range: { start: { line: 2, character: 22 }, end: { line: 2, character: 27 } },
    severity: 1,
    code: 'KA0009',
    source: 'kaconf',
    message: "found '300', allowed is 1–255",
    relatedInformation: [
      {
        location: { uri: main, range: { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } } },
        message: 'in the definition of $VRID',
      },
      {
        location: { uri: main, range: { start: { line: 1, character: 8 }, end: { line: 1, character: 21 } } },
        message: 'included from here',
      },
    ],
  });
  await client.shows(main, ['KL201']);
});

test('what is edited in the including file counts at once, before it is saved', async () => {
  await client.open(main, files['keepalived.conf']);
  await client.change(main, {
    range: { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } },
    text: '51',
  });
  await client.shows(web, []);
});

test('names of other files are completed', async () => {
  await client.change(web, {
    range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
    text: '    track_script {\n        \n    }\n',
  });
  const items = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: web },
    position: { line: 2, character: 8 },
  });
  expect(items).toEqual([
    {
      label: 'chk_nginx',
      kind: 18,
      detail: 'script',
      textEdit: {
        range: { start: { line: 2, character: 8 }, end: { line: 2, character: 8 } },
        newText: 'chk_nginx',
      },
    },
  ]);
});

test('a keyword is explained', async () => {
  const hover = await client.connection.sendRequest(HoverRequest.type, {
    textDocument: { uri: web },
    position: { line: 5, character: 8 },
  });
  expect(hover).toEqual({
    contents: {
      kind: 'markdown',
      value:
        '```keepalived\nvirtual_router_id 1–255\n```\n\nThe VRID that the group shares.\n\nIn vrrp_instance.',
    },
    range: { start: { line: 5, character: 4 }, end: { line: 5, character: 21 } },
  });
});

/** The text of `web.conf` is by now:
 *
 * 0 vrrp_instance VI_1 {
 * 1     track_script {
 * 2         (eight blanks, then the name)
 * 3     }
 * 4     interface eth0
 */
test('a name leads to where it is given, and is renamed everywhere', async () => {
  await client.change(web, {
    range: { start: { line: 2, character: 8 }, end: { line: 2, character: 8 } },
    text: 'chk_nginx',
  });
  const { connection } = client;
  const at = { textDocument: { uri: web }, position: { line: 2, character: 10 } };
  const defined = {
    uri: main,
    range: { start: { line: 3, character: 12 }, end: { line: 3, character: 21 } },
  };
  const used = { uri: web, range: { start: { line: 2, character: 8 }, end: { line: 2, character: 17 } } };
  expect(await connection.sendRequest(DefinitionRequest.type, at)).toEqual([defined]);
  const context = { includeDeclaration: true };
  expect(await connection.sendRequest(ReferencesRequest.type, { ...at, context })).toEqual([defined, used]);
  expect(await connection.sendRequest(DocumentHighlightRequest.type, at)).toEqual([{ range: used.range }]);
  expect(await connection.sendRequest(PrepareRenameRequest.type, at)).toEqual({
    range: used.range,
    placeholder: 'chk_nginx',
  });
  expect(await connection.sendRequest(RenameRequest.type, { ...at, newName: 'chk' })).toEqual({
    changes: {
      [main]: [{ range: defined.range, newText: 'chk' }],
      [web]: [{ range: used.range, newText: 'chk' }],
    },
  });
  await expect(connection.sendRequest(RenameRequest.type, { ...at, newName: 'a b' })).rejects.toThrow(
    "'a b' cannot be the name of a script",
  );
});

test('the outline of a file', async () => {
  const { connection } = client;
  const textDocument = { uri: web };
  expect(await connection.sendRequest(DocumentSymbolRequest.type, { textDocument })).toMatchObject([
    { name: 'VI_1', detail: 'vrrp_instance' },
  ]);
  expect(await connection.sendRequest(FoldingRangeRequest.type, { textDocument })).toEqual([
    { startLine: 0, endLine: 8 },
    { startLine: 1, endLine: 2 },
    { startLine: 6, endLine: 7 },
  ]);
});

test('colours, and what of them changes', async () => {
  const { connection } = client;
  const textDocument = { uri: main };
  const full = await connection.sendRequest(SemanticTokensRequest.type, { textDocument });
  // $VRID, include, vrrp_script, chk_nginx, script and its program.
  expect(full?.data).toEqual([
    ...[0, 0, 5, 3, 1],
    ...[1, 0, 7, 2, 0],
    ...[2, 0, 11, 1, 0],
    ...[0, 12, 9, 4, 1],
    ...[1, 4, 6, 1, 0],
    ...[0, 7, 22, 6, 0],
  ]);
  await client.change(main, {
    range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
    text: '# of the web',
  });
  const previousResultId = full?.resultId ?? '';
  const delta = await connection.sendRequest(SemanticTokensDeltaRequest.type, {
    textDocument,
    previousResultId,
  });
  expect(delta).toMatchObject({ edits: [{ start: 10, deleteCount: 1, data: [1, 0, 12, 0, 0, 1] }] });
});

test('a file is laid out, and mended', async () => {
  const { connection } = client;
  await client.change(web, { text: 'vrrp_instance VI_1 {\nintrface eth0\n}\n' });
  await client.shows(web, ['KA0001', 'KA0013']);
  const textDocument = { uri: web };
  const options = { tabSize: 4, insertSpaces: true };
  expect(await connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options })).toEqual([
    {
      range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } },
      newText: '    intrface eth0\n',
    },
  ]);
  const range = { start: { line: 1, character: 2 }, end: { line: 1, character: 2 } };
  const context = { diagnostics: [] };
  expect(await connection.sendRequest(CodeActionRequest.type, { textDocument, range, context })).toEqual([
    {
      title: "Write 'interface'",
      kind: 'quickfix',
      diagnostics: [],
      isPreferred: true,
      edit: {
        changes: {
          [web]: [
            {
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 8 } },
              newText: 'interface',
            },
          ],
        },
      },
    },
  ]);
});

test('it ends when the editor takes leave', async () => {
  expect(await client.end()).toBe(0);
});

test('it ends when the editor hangs up, and says that it was early', async () => {
  const other = new Client(FROM_SOURCES, folder);
  await other.start();
  expect(await other.hangUp()).toBe(1);
});

test('it ends when there is no editor', () => {
  const [program, ...args] = FROM_SOURCES;
  expect(spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status).toBe(1);
});
