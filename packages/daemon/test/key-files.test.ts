import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '@kaconf/config';
import { linuxHost } from '@kaconf/host';
import { expect, onTestFinished, test } from 'vitest';
import { readKeyFiles } from '../src/config-test/key-files.ts';

const TEXT = '0123456789abcdef0123456789abcdef';
const host = linuxHost();

function read(files: Readonly<Record<string, string>>, keys: readonly string[], mode = 0o600) {
  const directory = mkdtempSync(join(tmpdir(), 'keys-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(directory, name), text);
    chmodSync(join(directory, name), mode);
  }
  const lines = keys.map((key, index) => `key ${index + 1} ${key.replace('file:', `file:${directory}/`)}`);
  const text = `vrrp_instance VI_1 {
      interface eth0\nvirtual_router_id 51\nversion 3
      auth_hmac {\n${lines.join('\n')}\nactive_key 1\n}
      virtual_ipaddress {\n10.0.0.10\n}
    }`;
  const { secret } = host;
  const { config, diagnostics } = parseConfig({ file: 'FILE', text }, { machine: { secret } });
  const withoutDirectory = (line: string) => line.replace(`${directory}/`, '');
  return {
    keys: Object.fromEntries(
      [...readKeyFiles(config, host)].map(([path, octets]) => [withoutDirectory(path), octets]),
    ),
    lines: diagnostics.flatMap(({ keepalived = [] }) =>
      keepalived.map((line) => [withoutDirectory(line.text), line.status]),
    ),
  };
}

test('a key is the text of its file without the end of the line, or its digits', () => {
  const files = { text: `${TEXT}\n`, digits: `hex:${'0a'.repeat(32)}` };
  expect(read(files, ['file:text', 'file:digits'])).toEqual({
    keys: { text: [...Buffer.from(TEXT)], digits: Array(32).fill(10) },
    lines: [],
  });
});

test.each([
  {
    what: 'is missing',
    files: {},
    lines: ["key file 'secret' cannot be opened", 'key 1 length 0 not in range [32, 64]'],
  },
  { what: 'is short', files: { secret: 'short' }, lines: ['key 1 length 5 not in range [32, 64]'] },
  {
    what: 'is long',
    files: { secret: 'x'.repeat(139) },
    lines: ["key file 'secret' is too large", 'key 1 length 0 not in range [32, 64]'],
  },
])('without its key it signs nothing, and says so: the file $what', ({ files, lines }) => {
  const disabled = 'active_key 1 is not defined, disabling extension';
  expect(read(files, ['file:secret'])).toEqual({
    keys: {},
    lines: [...lines, disabled].map((text) => [`(VI_1) auth_hmac ${text}`, 'config']),
  });
});

test('a secret that others may read is told', () => {
  expect(read({ secret: TEXT }, ['file:secret'], 0o640).lines).toEqual([
    ["(VI_1) auth_hmac key file 'secret' is readable by group or others", 'security'],
  ]);
});
