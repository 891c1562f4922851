import { expect, test } from 'vitest';
import { Client } from './support/client.ts';

const EXECUTABLE = `${import.meta.dirname}/../../../dist/kaconf`;

test('the single executable is a language server, too', async () => {
  const client = new Client([EXECUTABLE, 'lsp']);
  expect(await client.start()).toMatchObject({ serverInfo: { name: 'kaconf' } });
  await client.open('file:///nowhere/keepalived.conf', 'globl_defs {\n}\n');
  const [finding] = await client.shows('file:///nowhere/keepalived.conf', ['KA0001']);
  expect(finding?.message).toBe("unknown keyword 'globl_defs'\ndid you mean 'global_defs'?");
  expect(await client.end()).toBe(0);
});
