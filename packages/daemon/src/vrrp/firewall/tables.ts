import type { ElementType, Expression, FirewallChange } from '@kaconf/kernel';
import type { Family } from '@kaconf/net';
import type { FirewallPlan } from '@kaconf/vrrp';
import { MLD_REPORT, MLDV2_REPORT, NEIGHBOR_ADVERTISEMENT, NEIGHBOR_SOLICITATION, Rules } from './rules.ts';

/** Parts of the tables that are made when something is to be in them. */
type Part =
  | `${Family} table`
  | `${Family} addresses`
  | `${Family} reports`
  | 'link-local by name'
  | 'link-local by index';

/** Set names of ours in either table; one of nft's words may be the other's, so they are keepalived's. */
export const SETS = {
  addresses: 'vips',
  linkLocalByIndex: 'vips_link_local',
  linkLocalByName: 'vips_link_local_name',
  baseAddresses: 'parent_link_local',
  macvlans: 'vmac_set',
  macvlanBases: 'vmac_map',
} as const;

const NEIGHBOR_DISCOVERY = 'neighbor-discovery';
const REPORTS = 'mld-report';

/** What of the tables is there, and what makes the rest. */
export class Tables {
  readonly #plan: FirewallPlan;
  readonly #rules: Rules;
  #made = new Set<Part>();

  constructor(plan: FirewallPlan) {
    this.#plan = plan;
    this.#rules = new Rules(plan);
  }

  /** Those with a table. */
  get families(): readonly Family[] {
    return ([4, 6] as const).filter((family) => this.#made.has(`${family} table`));
  }

  /** How many of them there are. */
  get parts(): number {
    return this.#made.size;
  }

  /** @returns what takes it back, for a kernel that has refused what has been asked for since */
  checkpoint(): () => void {
    const before = new Set(this.#made);
    return () => {
      this.#made = before;
    };
  }

  /** For addresses without accept. */
  forAddresses(family: Family): FirewallChange[] {
    return this.#once(`${family} addresses`, () => [
      ...this.#table(family),
      this.#hooked(family, 'in', 'input'),
      ...(family === 4 ? this.#ipv4Addresses() : this.#ipv6Addresses()),
    ]);
  }

  /** For link-local ones, which are so on their interface only. */
  forLinkLocal(byIndex: boolean): FirewallChange[] {
    const set = byIndex ? SETS.linkLocalByIndex : SETS.linkLocalByName;
    return this.#once(byIndex ? 'link-local by index' : 'link-local by name', () => [
      ...this.forAddresses(6),
      this.#set(6, set, ['ipv6', byIndex ? 'interfaceIndex' : 'interfaceName']),
      this.#rule(6, 'in_link_local', this.#rules.addressOnInterface('in', set, byIndex)),
      this.#rule(6, 'out_link_local', this.#rules.addressOnInterface('out', set, byIndex)),
    ]);
  }

  /** For what a macvlan is not to say with its MAC address. */
  forReports(family: Family): FirewallChange[] {
    const { macvlanBases, macvlans } = SETS;
    return this.#once(`${family} reports`, () => [
      ...this.#table(family),
      { ...this.#set(family, macvlanBases, ['interfaceIndex']), value: 'interfaceIndex' },
      ...(family === 4
        ? []
        : [this.#set(6, macvlans, ['interfaceIndex']), ...this.#types(REPORTS, [MLD_REPORT, MLDV2_REPORT])]),
      this.#rule(family, 'out', this.#rules.multicastReport(family, REPORTS, macvlanBases)),
      ...(family === 4 ? [] : [this.#rule(6, 'out', this.#rules.routerSolicitation(macvlans))]),
    ]);
  }

  #table(family: Family): FirewallChange[] {
    const { table, byIndex } = this.#plan;
    return this.#once(`${family} table`, () => [
      { type: 'addTable', family, table },
      this.#hooked(family, 'out', 'output'),
      ...(family === 4
        ? []
        : [
            this.#set(6, SETS.baseAddresses, ['ipv6', byIndex ? 'interfaceIndex' : 'interfaceName']),
            this.#rule(6, 'out', this.#rules.baseAddressAdvertised(SETS.baseAddresses)),
          ]),
    ]);
  }

  #ipv4Addresses(): FirewallChange[] {
    return [this.#set(4, SETS.addresses, ['ipv4']), ...this.#dropping(4)];
  }

  /** Neighbours have to find an address that they then do not reach (RFC 9568 section 6.1). */
  #ipv6Addresses(): FirewallChange[] {
    const { table } = this.#plan;
    const directions = ['in', 'out'] as const;
    return [
      { type: 'addChain', family: 6, table, chain: 'in_link_local' },
      { type: 'addChain', family: 6, table, chain: 'out_link_local' },
      this.#set(6, SETS.addresses, ['ipv6']),
      ...this.#types(NEIGHBOR_DISCOVERY, [NEIGHBOR_SOLICITATION, NEIGHBOR_ADVERTISEMENT]),
      ...directions.flatMap((chain) => [
        this.#rule(6, chain, this.#rules.neighborDiscovery(NEIGHBOR_DISCOVERY)),
        this.#rule(6, chain, this.#rules.linkLocal(chain)),
      ]),
      ...this.#dropping(6),
    ];
  }

  #dropping(family: Family): FirewallChange[] {
    const directions = ['in', 'out'] as const;
    return directions.map((chain) =>
      this.#rule(family, chain, this.#rules.address(family, chain, SETS.addresses)),
    );
  }

  #hooked(family: Family, chain: string, hook: 'input' | 'output'): FirewallChange {
    const { table, priority } = this.#plan;
    return { type: 'addChain', family, table, chain, hook: { hook, priority } };
  }

  #set(family: Family, set: string, key: readonly ElementType[]) {
    return { type: 'addSet', family, table: this.#plan.table, set, key } as const;
  }

  /** A set of ICMPv6 types that stays as it is. */
  #types(set: string, types: readonly number[]): FirewallChange[] {
    const { table } = this.#plan;
    const elements = types.map((type) => ({ key: Uint8Array.of(type) }));
    return [
      { ...this.#set(6, set, ['icmpv6Type']), constant: true },
      { type: 'addElements', family: 6, table, set, elements },
    ];
  }

  #rule(family: Family, chain: string, expressions: readonly Expression[]): FirewallChange {
    return { type: 'addRule', family, table: this.#plan.table, chain, expressions };
  }

  #once(part: Part, changes: () => FirewallChange[]): FirewallChange[] {
    if (this.#made.has(part)) return [];
    this.#made.add(part);
    return changes();
  }
}
