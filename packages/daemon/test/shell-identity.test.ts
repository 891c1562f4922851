import { parseConfig } from '@kaconf/config';
import { fakeKernel } from '@kaconf/kernel/fake';
import { expect, test } from 'vitest';
import { defaultOptions } from '../src/options/options.ts';
import { Identity } from '../src/parent/identity.ts';

function config(text: string) {
  return parseConfig({ file: 'FILE', text }).config;
}

/** A daemon that has started with this configuration. */
function world(text: string, namespace?: string) {
  const kernel = fakeKernel();
  const lines: string[] = [];
  const say = (text: string) => void lines.push(text);
  const log = { alert: say, error: say, warning: say, info: say, debug: say, detail: say };
  const identity = new Identity({ ...defaultOptions('host'), namespace });
  identity.enterWanted(kernel.process, log);
  identity.adopt(config(text), kernel.process, log);
  const entered = kernel.processCalls.map(({ argument }) => argument);
  const allows = (next: string) => identity.allows(config(next), log);
  return { lines, entered, allows, suffix: identity.suffix, pidFile: identity.pidFiles.vrrp };
}

test.each([
  { text: '', suffix: '', pidFile: '/run/vrrp.pid' },
  { text: 'use_pid_dir', suffix: '', pidFile: '/run/keepalived/vrrp.pid' },
  { text: 'instance one', suffix: '_one', pidFile: '/run/keepalived/vrrp_one.pid' },
  {
    text: 'instance one\nnet_namespace blue',
    suffix: '_blue_one',
    pidFile: '/run/keepalived/blue/vrrp_one.pid',
  },
  { text: '', wanted: 'red', suffix: '_red', pidFile: '/run/keepalived/red/vrrp.pid' },
])('pid files and syslog tell daemons apart: $text', ({ text, wanted, suffix, pidFile }) => {
  const daemon = world(text, wanted);
  expect(daemon.suffix).toBe(suffix);
  expect(daemon.pidFile).toBe(pidFile);
});

test('the namespace is the one that the configuration names', () => {
  expect(world('net_namespace blue').entered).toEqual(['blue']);
});

test('the namespace is the one of the command line, whatever the configuration says', () => {
  const { entered, lines, suffix, pidFile, allows } = world('net_namespace blue', 'red');
  expect(entered).toEqual(['red']);
  expect(suffix).toBe('_red');
  expect(pidFile).toBe('/run/keepalived/red/vrrp.pid');
  expect(lines).toEqual(["Overriding config net_namespace 'blue' with command line namespace 'red'"]);
  expect(allows('net_namespace green')).toBe(true);
});

test.each([
  {
    before: 'net_namespace blue',
    line: 'Cannot change network namespace at a reload - please restart keepalived',
  },
  { before: 'instance one', line: 'Cannot change instance name at a reload - please restart keepalived' },
])('$before cannot be left by a reload', ({ before, line }) => {
  const { lines, allows } = world(before);
  expect(allows(before)).toBe(true);
  expect(lines).toEqual([]);
  expect(allows('')).toBe(false);
  expect(lines).toEqual([line]);
});
