import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePrefix } from '@kaconf/net';
import { bareRouter, type RouterPlan } from '@kaconf/vrrp';
import { expect, test } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import type { FormerSettings } from '../src/vrrp/former-settings.ts';
import { HoldingsFile } from '../src/vrrp/holdings.ts';
import { console, firewall, settings } from './shell-router.ts';

function holding(...addresses: readonly string[]): RouterPlan {
  const statics = addresses.map((text) => ({ prefix: prefix(text), interface: 'eth0', scope: 0 }));
  return { ...bareRouter([], firewall), statics: { addresses: statics, routes: [], rules: [] } };
}

function prefix(text: string) {
  const parsed = parsePrefix(text);
  if (!parsed) throw new Error(`${text} is no prefix`);
  return parsed;
}

function file(folder: string): HoldingsFile {
  const log = createLogger({ process: 'Keepalived_vrrp', ...settings });
  return new HoldingsFile({ pidFile: join(folder, 'vrrp.pid') }, log);
}

const folder = () => mkdtempSync(join(tmpdir(), 'holdings-'));

test('who comes after one that was killed learns what that held and it does not want itself', () => {
  const place = folder();
  file(place).are(holding('10.0.0.1/24', '10.0.0.2/24'));
  const [left] = file(place).leftOvers(holding('10.0.0.2/24', '10.0.0.3/24'));
  expect(left?.addresses).toEqual(holding('10.0.0.1/24').statics.addresses);
});

test('one that was killed during a reload may have left what was before and what was to come', () => {
  const place = folder();
  const killed = file(place);
  killed.are(holding('10.0.0.1/24'));
  killed.willBe(holding('10.0.0.2/24'));
  const left = file(place).leftOvers(holding());
  expect(left.flatMap(({ addresses }) => addresses)).toEqual(
    holding('10.0.0.1/24', '10.0.0.2/24').statics.addresses,
  );
});

test('who comes after one that was killed learns how the machine was before', () => {
  const place = folder();
  const before: FormerSettings = {
    arp: [[2, { arpIgnore: 0, arpFilter: 0 }]],
    reversePath: { all: 1, default: 0, interfaces: [[2, 0]] },
    unpromoted: [2],
    localIgmp: true,
  };
  const killed = file(place);
  expect(killed.settings).toBeUndefined();
  killed.are(holding('10.0.0.1/24'));
  killed.were(before);
  killed.willBe(holding());
  expect(file(place).settings).toEqual(before);
});

test('one that has cleaned up leaves no file', () => {
  const place = folder();
  const clean = file(place);
  clean.are(holding('10.0.0.1/24'));
  clean.remove();
  expect(readdirSync(place)).toEqual([]);
  expect(file(place).leftOvers(holding())).toEqual([]);
});

test('where nothing can be written that is said, and the daemon goes on', () => {
  const lines = console();
  file('/proc/nowhere').are(holding('10.0.0.1/24'));
  expect(lines).toEqual([
    'note down what is set in /proc/nowhere/vrrp.holdings: ENOENT (No such file or directory)',
  ]);
});
