import { inMemory } from '@kaconf/config/fake';
import { expect, test } from 'vitest';
import { Rehearsal } from '../src/rehearsal.ts';

const INSTANCE = 'vrrp_instance VI {\n    interface eth0\n    virtual_router_id 51\n}\n';

function rehearsal() {
  const judged: string[][] = [];
  const performed = new Rehearsal({
    options: { files: inMemory({}) },
    lint: {},
    judge: async ({ texts }) => {
      judged.push([...texts.values()]);
      return [];
    },
    pageOf: () => '',
  });
  return { performed, judged };
}

test('lives through so many keystrokes in a file, and no more', async () => {
  const { performed, judged } = rehearsal();
  await performed.perform('/a.conf', INSTANCE, () => true);
  expect(judged).toHaveLength(120);
  expect(judged[0]).toEqual([`    inter\n${INSTANCE}`]);
  expect(judged[1]).toEqual([`    inter\n# why\n${INSTANCE}`]);
  await performed.perform('/a.conf', INSTANCE, () => true);
  expect(judged).toHaveLength(120);
  await performed.perform('/b.conf', INSTANCE, () => true);
  expect(judged).toHaveLength(240);
});

test('ends when somebody types, and goes on where it was', async () => {
  const { performed, judged } = rehearsal();
  await performed.perform('/a.conf', INSTANCE, () => judged.length < 3);
  expect(judged).toHaveLength(3);
  await performed.perform('/a.conf', INSTANCE, () => true);
  expect(judged).toHaveLength(120);
});

test('ends when it has gone through enough lines', async () => {
  const { performed, judged } = rehearsal();
  await performed.perform('/a.conf', '#\n'.repeat(59_999), () => true);
  expect(judged).toHaveLength(2);
});

test('goes no further than the block in which there are enough lines', async () => {
  const { performed, judged } = rehearsal();
  const many = INSTANCE.repeat(1_000);
  await performed.perform('/a.conf', many, () => judged.length < 1);
  // And the line that is written.
  expect(judged[0]?.[0]?.split('\n')).toHaveLength(1_005);
});
