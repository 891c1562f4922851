import type { Millis } from '../../clock.ts';
import { block, configuration, vrrpInstance } from '../../daemon/configuration.ts';

/** Virtual routers that two hosts share, numbered from 1. */
export const INSTANCES = 250;
export const ADDRESSES_EACH = 3;
export const INTERVAL: Millis = 100;
/** Repeats of a gratuitous ARP on promotion, keepalived's default. */
export const REPEATS = 5;
/** Virtual routers behind those, which have one host for themselves: their adverts shall keep their time whatever happens. */
const UNDISTURBED = 5;
const SCRIPTS = 10;

const script = (index: number) => `chk_${index % SCRIPTS}`;

/** All with a tracked script and notify scripts. */
export function crowd(priority: number, alone: boolean): string {
  const count = INSTANCES + (alone ? UNDISTURBED : 0);
  return configuration(
    ...Array.from({ length: SCRIPTS }, (_, index) =>
      block(`vrrp_script ${script(index)}`, ['script /usr/bin/true', 'interval 1', 'weight 0']),
    ),
    ...Array.from({ length: count }, (_, index) => instance(index, priority)),
  );
}

function instance(index: number, priority: number): string {
  return vrrpInstance({
    name: `VI_${index + 1}`,
    virtualRouterId: index + 1,
    version: 3,
    advertInterval: INTERVAL / 1000,
    priority,
    addresses: Array.from({ length: ADDRESSES_EACH }, (_, each) => `10.0.${each + 1}.${index + 1}/16`),
    more: ['notify /usr/bin/true', 'notify_master /usr/bin/true', block('track_script', [script(index)])],
  });
}

export function isShared(virtualRouterId: number): boolean {
  return virtualRouterId <= INSTANCES;
}

/** 10.0.1.7 is an address of virtual router 7. */
export function routerOf(address: string): number {
  return Number(address.split('.').at(-1));
}
