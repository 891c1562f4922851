import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const inTestlab = (names: readonly string[]) =>
  names.map((name) => `packages/testlab/test/${name}.lab.test.ts`);

/** Many small stories each, which mostly wait: eight of them at a time are as much as two processors can do. */
const CROWDS = inTestlab(['dumps', 'exit-status', 'log-messages', 'side-by-side', 'signals']);
/** They judge times that whatever starts beside them would spoil. */
const ALONE = inTestlab([
  'announcements',
  'bfd',
  'check-times',
  'child-death',
  'failover',
  'interop',
  'stories',
  'under-fire',
]);

/** Each of them boots kernels of its own, one or two at a time: no processor is left for others. */
const OWN_KERNELS = inTestlab([
  'checker-dumps',
  'ipvs',
  'storm',
  'traffic',
  'virtual-configurations',
  'virtual-scale',
  'virtual-servers',
]);

const LAB = { testTimeout: 120_000, hookTimeout: 120_000 } as const;

/**
 * `unit` needs nothing but Node. What follows makes network namespaces and starts daemons, as root. Each test has hosts of its own, with
 * their own processes and files, so that most of the lab runs three files at a time.
 */
export default defineConfig({
  test: {
    // Many tests start programs from their sources: compiling these is most of what that costs.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('./node_modules/.cache/compile', import.meta.url)) },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/test/**/*.test.ts'],
          exclude: ['**/*.lab.test.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...LAB,
          name: 'lab',
          include: ['packages/*/test/**/*.lab.test.ts'],
          exclude: [...CROWDS, ...ALONE, ...OWN_KERNELS],
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...LAB,
          name: 'lab-crowds',
          include: CROWDS,
          fileParallelism: false,
          maxConcurrency: 8,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          ...LAB,
          name: 'lab-alone',
          include: ALONE,
          fileParallelism: false,
          sequence: { groupOrder: 3 },
        },
      },
      {
        test: {
          ...LAB,
          name: 'lab-kernels',
          include: OWN_KERNELS,
          fileParallelism: false,
          sequence: { groupOrder: 4 },
        },
      },
    ],
  },
});
