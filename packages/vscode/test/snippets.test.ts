import { readFileSync } from 'node:fs';
import { parseConfig } from '@kaconf/config';
import { expect, test } from 'vitest';

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

const snippets: Readonly<Record<string, Snippet>> = JSON.parse(
  readFileSync(`${import.meta.dirname}/../snippets/keepalived.json`, 'utf8'),
);
const texts = Object.entries(snippets).map(([name, { body }]) => [name, inserted(body)] as const);

/** What an editor inserts when nothing is typed: the defaults, and of a choice the first. */
function inserted(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, '$1')
    .replace(/\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$0/g, '')
    .replaceAll('\\$', '$');
}

test('of what is to be typed nothing is left', () => {
  expect(texts.filter(([, text]) => /\$\d|\$\{|[|\\]/.test(text))).toEqual([]);
});

/** A group needs its members. */
const alone = texts.filter(([name]) => name !== 'Virtual routers that move together');

test.each(alone)('%s is a configuration without findings', (_name, text) => {
  expect(parseConfig({ file: 'keepalived.conf', text }).diagnostics).toEqual([]);
});

test('all of them together are one, too', () => {
  expect(texts).toHaveLength(10);
  const text = texts.map(([, each]) => each).join('\n');
  const { config, diagnostics } = parseConfig({ file: 'keepalived.conf', text });
  expect(diagnostics).toEqual([]);
  expect(config.vrrp_sync_groups.map(({ name }) => name)).toEqual(['VG_1']);
  expect(config.virtual_servers).toHaveLength(2);
});
