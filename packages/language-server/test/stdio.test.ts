import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CompletionRequest, HoverRequest } from 'vscode-languageserver-protocol';
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

test('it ends when the editor hangs up', async () => {
  expect(await client.end()).toBe(0);
});
