import type { DynamicInterfaces } from '../schema/types/network/dynamic-interfaces.ts';
import type { Machine, NetworkInterface } from './machine.ts';

const DEFAULT_INTERFACE = 'eth0';

/** The interfaces that a configuration may name. */
export interface Devices {
  find(name: string): NetworkInterface | undefined;
  /** Whether it is there now, as far as anybody knows. */
  has(name: string): boolean;
  /** Whether it is a mistake to name it: it is not there, and nobody waits until it is. */
  lacks(name: string): boolean;
  /** Where static addresses are that name none. */
  readonly fallback: string;
}

interface Wishes {
  readonly dynamic_interfaces?: DynamicInterfaces;
  readonly default_interface?: string;
}

/** @param namespace asked for when the first interface is named */
export function devicesOf(
  machine: Machine,
  wishes: Wishes,
  namespace: () => string | undefined = () => undefined,
): Devices {
  const { dynamic_interfaces: dynamic, default_interface: fallback = DEFAULT_INTERFACE } = wishes;
  let known: ReadonlyMap<string, NetworkInterface> | 'unknown' | undefined;
  function interfaces(): ReadonlyMap<string, NetworkInterface> | 'unknown' {
    known ??= byName(machine.interfaces?.(namespace())) ?? 'unknown';
    return known;
  }
  function has(name: string): boolean {
    const found = interfaces();
    return found === 'unknown' || found.has(name);
  }
  return {
    fallback,
    find(name) {
      const found = interfaces();
      return found === 'unknown' ? undefined : found.get(name);
    },
    has,
    lacks: (name) => dynamic === undefined && !has(name),
  };
}

function byName(
  interfaces: readonly NetworkInterface[] | undefined,
): ReadonlyMap<string, NetworkInterface> | undefined {
  return interfaces && new Map(interfaces.map((each) => [each.name, each]));
}
