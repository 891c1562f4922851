import { block, configuration, vrrpInstance } from '../daemon/configuration.ts';
import type { Instance, Setup } from './setup.ts';

/** Of all, in ms; others take over after three. */
export const INTERVAL = 100;
/** A file with a number. */
export const TRACKED_FILE = '/run/tracked';
/** Of the host that all this runs on. */
export const OWN_ADDRESSES = ['10.0.0.11/16', 'fe80::11/64'];

/** In what the routers of a segment differ, and where their scripts are. */
export interface Router {
  readonly priority: number;
  /** In ms. */
  readonly interval: number;
  /** In s. */
  readonly checkInterval: number;
  readonly check: string;
  readonly notify: string;
  /** Further statements of `global_defs`. */
  readonly globals: readonly string[];
}

const ALONE: Router = {
  priority: 200,
  interval: INTERVAL,
  checkInterval: 1,
  check: '/usr/bin/true',
  notify: '/usr/bin/true',
  globals: [],
};

interface Kind {
  readonly family: 4 | 6;
  readonly more?: readonly string[];
}

/** What an instance is as long as its VRID is in use. */
const KINDS: Readonly<Record<number, Kind>> = {
  3: { family: 4, more: ['no_accept'] },
  5: { family: 6 },
  6: { family: 6, more: ['no_accept'] },
  7: { family: 4, more: ['use_vmac'] },
  8: { family: 6, more: ['use_vmac'] },
};

function kindOf({ virtualRouterId }: Instance): Required<Kind> {
  return { more: [], ...(KINDS[virtualRouterId] ?? { family: 4 }) };
}

/** `10.0.3.2/16`, with prefix lengths. */
export function addressesOf({ instances, statics }: Setup): readonly string[] {
  return [...instances.flatMap(instanceAddresses), ...statics.flatMap(staticAddresses)];
}

function instanceAddresses(instance: Instance): readonly string[] {
  const { virtualRouterId, addresses } = instance;
  if (kindOf(instance).family === 4) return addresses.map((one) => `10.0.${virtualRouterId}.${one}/16`);
  const [first, ...others] = addresses;
  return [
    `fe80::${virtualRouterId}:${first}/64`,
    ...others.map((one) => `2001:db8:${virtualRouterId}::${one}/64`),
  ];
}

function staticAddresses(number: number): readonly string[] {
  return [`10.3.${number}.1/24`, `2001:db8:3${number}::1/64`];
}

/** Routes by their destinations, rules by where packets are from; each is there once. */
export function routingOf({ instances, statics }: Setup): readonly string[] {
  const routes = [...instances.flatMap(routesOf), ...statics.flatMap(staticRoutes)];
  const rules = [...instances.flatMap(rulesOf), ...statics.flatMap(staticRules)];
  return [
    ...routes.map((route) => route.replace(/ .*/, '')),
    ...rules.map((rule) => rule.replace(/ table .*/, '')),
  ];
}

function staticRoutes(number: number): readonly string[] {
  return [
    `192.168.20${number}.0/24 via 10.0.0.100 dev eth0`,
    `2001:db8:2${number}::/64 via fe80::100 dev eth0`,
  ];
}

function staticRules(number: number): readonly string[] {
  return [
    `from 10.8.${number}.0/24 table 100 preference ${600 + number}`,
    `from 2001:db8:2${number}::/64 table 100 preference ${600 + number}`,
  ];
}

export function configurationOf(
  { instances, scripts, groups, statics, firewallPriority }: Setup,
  router: Router = ALONE,
): string {
  return configuration(
    block('global_defs', [`nftables_priority ${firewallPriority}`, ...router.globals]),
    block('track_file tracked', [`file ${TRACKED_FILE}`]),
    ...scripts.map((script) =>
      block(`vrrp_script chk_${script}`, [`script ${router.check}`, `interval ${router.checkInterval}`]),
    ),
    ...staticBlocks(statics),
    ...groups.map(([first, second]) =>
      block(`vrrp_sync_group G_${first}_${second}`, [block('group', [`VI_${first}`, `VI_${second}`])]),
    ),
    ...instances.map((instance) => instanceBlock(instance, router)),
  );
}

function staticBlocks(statics: readonly number[]): readonly string[] {
  return [
    ...list(
      'static_ipaddress',
      statics.flatMap(staticAddresses).map((address) => `${address} dev eth0`),
    ),
    ...list('static_routes', statics.flatMap(staticRoutes)),
    ...list('static_rules', statics.flatMap(staticRules)),
  ];
}

function instanceBlock(instance: Instance, { priority, interval, notify }: Router): string {
  const { virtualRouterId, scripts, tracksFile } = instance;
  return vrrpInstance({
    name: `VI_${virtualRouterId}`,
    virtualRouterId,
    version: 3,
    advertInterval: interval / 1000,
    priority,
    addresses: instanceAddresses(instance),
    more: [
      `notify ${notify}`,
      'garp_master_delay 1',
      ...kindOf(instance).more,
      ...list('virtual_routes', routesOf(instance)),
      ...list('virtual_rules', rulesOf(instance)),
      ...list(
        'track_script',
        scripts.map((script) => `chk_${script}`),
      ),
      ...list('track_file', tracksFile ? ['tracked'] : []),
    ],
  });
}

function routesOf(instance: Instance): readonly string[] {
  const { virtualRouterId, routes } = instance;
  const { family } = kindOf(instance);
  return routes.map((route) => {
    const table = route === 1 ? 'table 100 ' : '';
    return family === 4
      ? `192.168.${virtualRouterId}${route}.0/24 via 10.0.0.100 dev eth0 ${table}metric ${route}`
      : `2001:db8:${virtualRouterId}${route}::/64 via fe80::100 dev eth0 ${table}metric ${route}`;
  });
}

function rulesOf(instance: Instance): readonly string[] {
  const { virtualRouterId, rules } = instance;
  const { family } = kindOf(instance);
  return rules.map((rule) => {
    const from =
      family === 4 ? `10.9.${virtualRouterId}${rule}.0/24` : `2001:db8:${virtualRouterId}${rule}::/64`;
    return `from ${from} table 100 preference ${1000 + 10 * virtualRouterId + rule}`;
  });
}

function list(head: string, statements: readonly string[]): readonly string[] {
  return statements.length > 0 ? [block(head, statements)] : [];
}
