import type { Millis } from '../clock.ts';
import { block, configuration, unicast, vrrpInstance } from '../daemon/configuration.ts';
import type { WireEvent } from '../observer/event.ts';
import type { Cell } from './cell.ts';

export type Place = 'a' | 'b';
export const places: readonly Place[] = ['a', 'b'];

export const PRIORITY = { a: 150, b: 100 } as const;
/** While this is there, the master's script fails. */
export const SICKNESS = '/run/sick';
const CHECK_EVERY = 1;

const sources = {
  a: { 4: '10.0.0.11', 6: '2001:db8::11' },
  b: { 4: '10.0.0.12', 6: '2001:db8::12' },
} as const;

/** With prefix lengths, the first one of a family that is enough to tell who has them. */
const virtual = {
  4: ['10.0.0.10/24', '10.0.0.20/24'],
  6: ['fe80::10/64', '2001:db8::10/64'],
} as const;

/** The virtual addresses without prefix lengths. */
export function addressesOf({ family }: Cell): readonly string[] {
  return virtual[family].map((prefix) => prefix.split('/')[0] ?? '');
}

/** The kernel announces addresses of its own when a link comes up. */
export function isVirtual(cell: Cell, event: WireEvent): boolean {
  return event.type !== 'advert' && addressesOf(cell).some((address) => address === event.address);
}

/** Seconds; version 2 knows no fractions. */
export function intervalOf({ version }: Cell): number {
  return version === 2 ? 1 : 0.1;
}

/** RFC 3768 section 6.1, RFC 9568 section 6.1. */
export function skewOf(cell: Cell, priority: number): Millis {
  return (1000 * (256 - priority) * (cell.version === 2 ? 1 : intervalOf(cell))) / 256;
}

export function masterDownOf(cell: Cell, priority: number): Millis {
  return 3000 * intervalOf(cell) + skewOf(cell, priority);
}

/** Addresses are announced once after a promotion, whatever crosses it on the wire. */
const ONCE = ['garp_master_repeat 5', 'garp_master_delay 0', 'garp_lower_prio_repeat 0'];
export const ANNOUNCEMENTS = 5;

/** What keepalived reads at this place; with another priority after a reload. */
export function configurationOf(cell: Cell, place: Place, priority: number = PRIORITY[place]): string {
  const { version, family, cast, authentication, preempt, happens } = cell;
  const other = place === 'a' ? 'b' : 'a';
  const scripted = happens === 'script failure' && place === 'a';
  const instance = vrrpInstance({
    version,
    priority,
    advertInterval: intervalOf(cell),
    addresses: virtual[family],
    more: [
      ...ONCE,
      ...(preempt ? [] : ['nopreempt']),
      ...(cast === 'unicast' ? unicast(sources[place][family], sources[other][family]) : []),
      ...authenticationOf(authentication),
      ...(scripted ? [block('track_script', ['healthy'])] : []),
    ],
  });
  if (!scripted) return configuration(instance);
  const script = [`script "/usr/bin/test ! -e ${SICKNESS}"`, `interval ${CHECK_EVERY}`];
  return configuration(block('vrrp_script healthy', script), instance);
}

function authenticationOf(authentication: Cell['authentication']): readonly string[] {
  switch (authentication) {
    case 'plain':
      return [];
    case 'HMAC':
      return [block('auth_hmac', ['key 7 0123456789abcdef0123456789abcdef', 'active_key 7'])];
    default:
      return [block('authentication', [`auth_type ${authentication}`, 'auth_pass changeme'])];
  }
}
