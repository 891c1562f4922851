import { setTimeout as sleep } from 'node:timers/promises';
import { type Millis, now } from '../../clock.ts';
import type { Host } from '../../network/host.ts';
import type { Observer } from '../../observer/observer.ts';
import { adverts } from '../../observer/query.ts';
import { addressesOf } from '../../reloads/configuration.ts';
import type { Setup } from '../../reloads/setup.ts';
import { pace } from './pace.ts';
import { ADDRESSES, type Name } from './routers.ts';

/** Of what has been on the wire, the end. */
const LATELY: Millis = 2000 * pace;
const EVERY: Millis = 250 * pace;

export interface Segment {
  readonly hosts: Readonly<Record<Name, Host>>;
  readonly observer: Observer;
}

/** Waits until `a` is the one master of everything and has all addresses, and stays so for a while. @returns what is still wrong then */
export async function settle(segment: Segment, setup: Setup, within: Millis): Promise<readonly string[]> {
  const deadline = now() + within;
  let wrong = await disorder(segment, setup);
  while (wrong.length > 0 && now() < deadline) {
    await sleep(EVERY);
    wrong = await disorder(segment, setup);
  }
  return wrong;
}

async function disorder({ hosts, observer }: Segment, setup: Setup): Promise<readonly string[]> {
  const virtual = addressesOf({ ...setup, statics: [] });
  const held = await Promise.all([
    differs(hosts.a, [...ADDRESSES.a, ...virtual]),
    differs(hosts.b, ADDRESSES.b),
    differs(hosts.c, ADDRESSES.c),
  ]);
  return [...held.flat(), ...rivals(observer, setup)];
}

async function differs(host: Host, wanted: readonly string[]): Promise<readonly string[]> {
  const present = new Set(await allAddresses(host));
  const expected = new Set(wanted);
  return [
    ...[...expected.difference(present)].map((address) => `${host.name} lacks ${address}`),
    ...[...present.difference(expected)].map((address) => `${host.name} has ${address}`),
  ];
}

/** On the interface and on those above it. */
async function allAddresses(host: Host): Promise<readonly string[]> {
  const text = await host.exec(['ip', '-o', 'address', 'show']);
  return [...text.matchAll(/^\d+: (?!lo\b)\S+ +inet6? (\S+)/gm)].flatMap(([, address = '']) => address);
}

function rivals(observer: Observer, { instances }: Setup): readonly string[] {
  const recent = adverts(observer.entries.filter(({ time }) => time > now() - LATELY));
  const own = new Set<string>(ADDRESSES.a.map((address) => address.replace(/\/.*/, '')));
  const strangers = recent.filter(({ source }) => !own.has(source));
  const heard = new Set(recent.map(({ vrid }) => vrid));
  const silent = instances.filter(({ virtualRouterId }) => !heard.has(virtualRouterId));
  return [
    ...new Set(strangers.map(({ source, vrid }) => `${source} advertises VRID ${vrid}`)),
    ...silent.map(({ virtualRouterId }) => `nobody advertises VRID ${virtualRouterId}`),
  ];
}
