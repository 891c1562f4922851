import { parseConfig } from '@kaconf/config';
import { fakeKernel } from '@kaconf/kernel/fake';
import { expect, test } from 'vitest';
import { Namespace } from '../src/parent/namespace.ts';

function config(text: string) {
  return parseConfig({ file: 'FILE', text }).config;
}

function world(wanted?: string) {
  const kernel = fakeKernel();
  const lines: string[] = [];
  const say = (text: string) => void lines.push(text);
  const log = { alert: say, error: say, warning: say, info: say, detail: say };
  const namespace = new Namespace(wanted, log);
  namespace.enterWanted(kernel.process);
  const entered = () => kernel.processCalls.map(({ argument }) => argument);
  return { kernel, lines, namespace, entered };
}

test('is the one that the configuration names', () => {
  const { kernel, namespace, entered } = world();
  namespace.enterConfigured(config('net_namespace blue'), kernel.process);
  expect(entered()).toEqual(['blue']);
  expect(namespace.name).toBe('blue');
});

test('is the one of the command line, whatever the configuration says', () => {
  const { kernel, namespace, entered, lines } = world('red');
  namespace.enterConfigured(config('net_namespace blue'), kernel.process);
  expect(entered()).toEqual(['red']);
  expect(namespace.name).toBe('red');
  expect(lines).toEqual(["Overriding config net_namespace 'blue' with command line namespace 'red'"]);
  expect(namespace.allows(config('net_namespace green'))).toBe(true);
});

test('cannot be left by a reload', () => {
  const { kernel, namespace, lines } = world();
  namespace.enterConfigured(config('net_namespace blue'), kernel.process);
  expect(namespace.allows(config('net_namespace blue'))).toBe(true);
  expect(namespace.allows(config(''))).toBe(false);
  expect(lines).toEqual(['Cannot change network namespace at a reload - please restart keepalived']);
});
