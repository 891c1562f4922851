import { inMemory } from '@kaconf/config/fake';
import { expect, test, vi } from 'vitest';
import { Publisher } from '../src/publisher.ts';
import { Rehearsal } from '../src/rehearsal.ts';
import { projectOf } from './support/editor.ts';

const WRONG = 'globl_defs {\n}\n';

function publisherOf(files: Record<string, string>) {
  const project = projectOf(files);
  const versions = new Map<string, number>();
  const told: string[] = [];
  const rehearsal = new Rehearsal({
    options: { files: inMemory({}) },
    lint: {},
    judge: async () => [],
    pageOf: () => '',
  });
  const publisher = new Publisher(
    project,
    (path) => path,
    (uri) => versions.get(uri),
    ({ uri, version, diagnostics }) => {
      const codes = diagnostics.map(({ code, range }) => `${code}:${range.start.line}`);
      told.push([uri, version, ...codes].join(' '));
    },
    rehearsal,
  );
  /** Returns what an editor is told of it. */
  const put = async (path: string, text: string, version: number) => {
    versions.set(path, version);
    project.put(path, text);
    publisher.changed();
    await vi.waitFor(() => expect(told).not.toEqual([]));
    return told.splice(0);
  };
  return { put };
}

test('what an editor shows already it is not told again, but for another version', async () => {
  const { put } = publisherOf({});
  expect(await put('/a.conf', WRONG, 1)).toEqual(['/a.conf 1 KA0001:0']);
  expect(await put('/b.conf', WRONG, 1)).toEqual(['/b.conf 1 KA0001:0']);
  expect(await put('/b.conf', WRONG, 2)).toEqual(['/b.conf 2 KA0001:0']);
  expect(await put('/b.conf', `\n${WRONG}`, 3)).toEqual(['/b.conf 3 KA0001:1']);
});

test('an editor is told what another file changes in one', async () => {
  const { put } = publisherOf({});
  expect(await put('/keepalived.conf', 'include a.conf\n', 1)).toEqual(['/keepalived.conf 1 KA0020:0']);
  expect(await put('/a.conf', WRONG, 1)).toEqual(['/keepalived.conf 1', '/a.conf 1 KA0001:0']);
  expect(await put('/a.conf', WRONG, 2)).toEqual(['/a.conf 2 KA0001:0']);
});
