import { block, configuration, vrrpInstance } from '../daemon/configuration.ts';

/** What is configured at a time. Instances go by their VRIDs, scripts by their numbers. */
export interface Setup {
  readonly instances: readonly Instance[];
  readonly scripts: readonly number[];
  /** Pairs of instances. */
  readonly groups: readonly (readonly [number, number])[];
}

export interface Instance {
  readonly virtualRouterId: number;
  /** The last number of each. */
  readonly addresses: readonly number[];
  readonly scripts: readonly number[];
}

/** Always there, whatever else comes and goes. */
export const STEADY = 1;
/** Of all, in ms; others take over after three. */
export const INTERVAL = 100;
const OTHERS = [2, 3, 4, 5, 6, 7, 8] as const;
const ADDRESSES = [1, 2, 3, 4] as const;
const SCRIPTS = [1, 2, 3] as const;

export const INITIAL: Setup = {
  instances: [{ virtualRouterId: STEADY, addresses: [1], scripts: [] }],
  scripts: [],
  groups: [],
};

/** Some of everything added and removed. */
export function changed(setup: Setup, random: () => number): Setup {
  const scripts = SCRIPTS.filter((script) => setup.scripts.includes(script) !== random() < 0.2);
  const instances = [STEADY, ...OTHERS].flatMap((virtualRouterId) => {
    const before = setup.instances.find((one) => one.virtualRouterId === virtualRouterId);
    const stays = virtualRouterId === STEADY || (before !== undefined) !== random() < 0.2;
    return stays ? [changedInstance(virtualRouterId, before, scripts, random)] : [];
  });
  return { instances, scripts, groups: pairs(instances, random) };
}

function changedInstance(
  virtualRouterId: number,
  before: Instance | undefined,
  scripts: readonly number[],
  random: () => number,
): Instance {
  const has = (address: number) => before?.addresses.includes(address) ?? false;
  const others = ADDRESSES.filter((address) => address !== 1 && has(address) !== random() < 0.3);
  return {
    virtualRouterId,
    addresses: [1, ...others],
    // One that joins has not run yet; the steady one does not wait for it.
    scripts: virtualRouterId === STEADY ? [] : scripts.filter(() => random() < 0.4),
  };
}

function pairs(instances: readonly Instance[], random: () => number): [number, number][] {
  const free = instances.map((one) => one.virtualRouterId).filter(() => random() < 0.5);
  return free.flatMap((first, index): [number, number][] => {
    const second = free[index + 1];
    return index % 2 === 0 && second !== undefined ? [[first, second]] : [];
  });
}

/** `10.0.3.2/16`, with prefix lengths. */
export function addressesOf({ instances }: Setup): readonly string[] {
  return instances.flatMap(({ virtualRouterId, addresses }) =>
    addresses.map((address) => `10.0.${virtualRouterId}.${address}/16`),
  );
}

export function configurationOf({ instances, scripts, groups }: Setup): string {
  return configuration(
    ...scripts.map((script) => block(`vrrp_script chk_${script}`, ['script /usr/bin/true', 'interval 1'])),
    ...groups.map(([first, second]) =>
      block(`vrrp_sync_group G_${first}_${second}`, [block('group', [`VI_${first}`, `VI_${second}`])]),
    ),
    ...instances.map(instanceBlock),
  );
}

function instanceBlock({ virtualRouterId, addresses, scripts }: Instance): string {
  return vrrpInstance({
    name: `VI_${virtualRouterId}`,
    virtualRouterId,
    version: 3,
    advertInterval: INTERVAL / 1000,
    priority: 200,
    addresses: addresses.map((address) => `10.0.${virtualRouterId}.${address}/16`),
    more: [
      'notify /usr/bin/true',
      'garp_master_delay 1',
      ...(scripts.length > 0
        ? [
            block(
              'track_script',
              scripts.map((script) => `chk_${script}`),
            ),
          ]
        : []),
    ],
  });
}
