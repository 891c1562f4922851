/** What is configured at a time. Everything goes by numbers: instances by their VRIDs. */
export interface Setup {
  readonly instances: readonly Instance[];
  readonly scripts: readonly number[];
  /** Pairs of instances. */
  readonly groups: readonly (readonly [number, number])[];
  /** Of each number an address, a route and a rule, of either family. */
  readonly statics: readonly number[];
  readonly firewallPriority: number;
}

export interface Instance {
  readonly virtualRouterId: number;
  readonly addresses: readonly number[];
  readonly routes: readonly number[];
  readonly rules: readonly number[];
  readonly scripts: readonly number[];
  readonly tracksFile: boolean;
}

/** Always there, whatever else comes and goes. */
export const STEADY = 1;
const OTHERS = [2, 3, 4, 5, 6, 7, 8] as const;
const NUMBERS = [1, 2, 3] as const;
/** Every instance has this address; an IPv6 one has to have a link-local one. */
const FIRST = 1;
const FURTHER = [2, 3, 4] as const;
const FIREWALL_PRIORITIES = [-1, -2] as const;

export const INITIAL: Setup = {
  instances: [
    { virtualRouterId: STEADY, addresses: [FIRST], routes: [], rules: [], scripts: [], tracksFile: false },
  ],
  scripts: [],
  groups: [],
  statics: [],
  firewallPriority: FIREWALL_PRIORITIES[0],
};

/** All that there can be. */
export const EVERYTHING: Setup = {
  instances: [STEADY, ...OTHERS].map((virtualRouterId) => ({
    virtualRouterId,
    addresses: [FIRST, ...FURTHER],
    routes: NUMBERS,
    rules: NUMBERS,
    scripts: virtualRouterId === STEADY ? [] : NUMBERS,
    tracksFile: true,
  })),
  scripts: NUMBERS,
  groups: [[2, 3]],
  statics: NUMBERS,
  firewallPriority: FIREWALL_PRIORITIES[0],
};

/** Some of everything added and removed. */
export function changed(setup: Setup, random: () => number): Setup {
  const scripts = flipped(NUMBERS, setup.scripts, 0.2, random);
  const before = new Map(setup.instances.map((one) => [one.virtualRouterId, one]));
  const others = flipped(OTHERS, [...before.keys()], 0.2, random);
  const instances = [STEADY, ...others].map((virtualRouterId) =>
    changedInstance(virtualRouterId, before.get(virtualRouterId), scripts, random),
  );
  return {
    instances,
    scripts,
    groups: pairs(instances, random),
    statics: flipped(NUMBERS, setup.statics, 0.2, random),
    firewallPriority: FIREWALL_PRIORITIES[random() < 0.9 ? 0 : 1],
  };
}

function changedInstance(
  virtualRouterId: number,
  before: Instance | undefined,
  scripts: readonly number[],
  random: () => number,
): Instance {
  return {
    virtualRouterId,
    addresses: [FIRST, ...flipped(FURTHER, before?.addresses, 0.3, random)],
    routes: flipped(NUMBERS, before?.routes, 0.2, random),
    rules: flipped(NUMBERS, before?.rules, 0.2, random),
    // One that joins has not run yet; the steady one does not wait for it.
    scripts: virtualRouterId === STEADY ? [] : scripts.filter(() => random() < 0.4),
    tracksFile: random() < 0.3,
  };
}

/** Each of them comes if it was not there, or goes if it was, with this probability. */
function flipped(
  all: readonly number[],
  before: readonly number[] = [],
  probability: number,
  random: () => number,
): number[] {
  return all.filter((one) => before.includes(one) !== random() < probability);
}

function pairs(instances: readonly Instance[], random: () => number): [number, number][] {
  const free = instances.map((one) => one.virtualRouterId).filter(() => random() < 0.5);
  return free.flatMap((first, index): [number, number][] => {
    const second = free[index + 1];
    return index % 2 === 0 && second !== undefined ? [[first, second]] : [];
  });
}
