import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { type LogLine, startDaemon } from '../daemon/daemon.ts';
import { watchAddresses } from '../network/address-watch.ts';
import { makeNetwork } from '../network/network.ts';
import { watchRouting } from '../network/routing-watch.ts';
import { openObserver } from '../observer/observer.ts';
import { adverts } from '../observer/query.ts';
import { type ReloadCase, ROUTERS } from './cases.ts';
import type { Effects } from './effects.ts';

const PATIENCE = 15_000;
/** Until addresses that a master has are announced, and nothing follows any more. */
const REST = 700;
/** Several times what an instance of these configurations waits for a master. */
const AFTERWARDS = 2500;

/** Reloads a daemon from one configuration to the other, beside a backup that keeps the old one. */
export async function playReload(
  binary: Binary,
  { before, after, priority = 150 }: Omit<ReloadCase, 'effects'>,
): Promise<Effects> {
  await using network = await makeNetwork({
    a: ['10.0.0.11/24', 'fe80::11/64'],
    b: ['10.0.0.12/24', 'fe80::12/64'],
  });
  const { a: host, b: other } = network.hosts;
  await using observer = await openObserver(network.bridge);
  await using a = await startDaemon(host, binary, before);
  for (const name of ROUTERS.filter((one) => before.includes(`vrrp_instance ${one} `))) {
    await a.enters('MASTER', PATIENCE, 0, name);
  }
  await using b = await startDaemon(other, binary, before.replaceAll(`priority ${priority}`, 'priority 50'));
  await sleep(REST);
  await using addresses = await watchAddresses(host);
  await using routing = await watchRouting(host);
  const from = now();
  await a.reload(after);
  await sleep(AFTERWARDS);
  const since = <T extends { readonly time: number }>(entries: readonly T[]) =>
    entries.filter(({ time }) => time > from);
  const said = since(a.log.entries);
  const changes = since(addresses.entries);
  const farewells = since(adverts(observer.entries, '10.0.0.11')).filter((advert) => advert.priority === 0);
  return {
    refused: said.some(({ text }) => /^Cannot change .* at a reload/.test(text)),
    resigned: distinct(farewells.map(({ vrid }) => vrid)),
    entered: said.flatMap(entry),
    removed: distinct(changes.filter(({ type }) => type === 'removed').map(({ address }) => address)),
    added: distinct(changes.filter(({ type }) => type === 'added').map(({ address }) => address)),
    unrouted: distinct(since(routing.entries).map(({ what }) => what)).filter((what) => what !== 'local'),
    rival: since(b.log.entries)
      .flatMap(entry)
      .some((state) => state.endsWith(' MASTER')),
  };
}

function entry({ text }: LogLine): string[] {
  const [, name, state] = /^\((\S+)\) Entering (MASTER|BACKUP|FAULT) STATE/.exec(text) ?? [];
  return name === undefined ? [] : [`${name} ${state}`];
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Set(all)].sort();
}
