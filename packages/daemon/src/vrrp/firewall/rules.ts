import type { Expression } from '@kaconf/kernel';
import type { FirewallPlan } from '@kaconf/vrrp';

/*
 * What the rules look at: RFC 791 section 3.1, RFC 8200 section 3, RFC 4443 section 2.1.
 */
const IPV4_PROTOCOL = { offset: 9, length: 1 };
const IPV4_SOURCE = { offset: 12, length: 4 };
const IPV4_DESTINATION = { offset: 16, length: 4 };
const IPV6_NEXT_HEADER = { offset: 6, length: 1 };
const IPV6_SOURCE = { offset: 8, length: 16 };
const IPV6_DESTINATION = { offset: 24, length: 16 };
const ICMPV6_TYPE = { offset: 0, length: 1 };

const IGMP = 2;
const ICMPV6 = 58;
export const ROUTER_SOLICITATION = 133;
export const NEIGHBOR_SOLICITATION = 135;
export const NEIGHBOR_ADVERTISEMENT = 136;
export const MLD_REPORT = 131;
export const MLDV2_REPORT = 143;

/** fe80::/10. */
const LINK_LOCAL = Uint8Array.of(0xfe, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
const LINK_LOCAL_MASK = Uint8Array.of(0xff, 0xc0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

const INTERFACE_NAME_LENGTH = 16;

type Place = { readonly offset: number; readonly length: number };
type Verdict = Extract<Expression, { type: 'verdict' }>['verdict'];

/** keepalived's rules, as expressions; `nft list ruleset` shows them the same. */
export class Rules {
  readonly #plan: FirewallPlan;

  constructor(plan: FirewallPlan) {
    this.#plan = plan;
  }

  /** `ip daddr @vips drop`, `ip saddr @vips drop`; for IPv6, too. */
  address(family: 4 | 6, direction: 'in' | 'out', set: string): Expression[] {
    return [addressOf(family, direction), { type: 'lookup', register: 1, set }, ...this.#end('drop')];
  }

  /** `ip6 daddr . iifname @vips_link_local_name drop`. */
  addressOnInterface(direction: 'in' | 'out', set: string, byIndex: boolean): Expression[] {
    const names = { in: 'inputInterfaceName', out: 'outputInterfaceName' } as const;
    const indexes = { in: 'inputInterface', out: 'outputInterface' } as const;
    return [
      addressOf(6, direction),
      { type: 'meta', key: (byIndex ? indexes : names)[direction], to: 2 },
      { type: 'lookup', register: 1, set },
      ...this.#end('drop'),
    ];
  }

  /** `ip6 daddr fe80::/10 goto in_link_local`. */
  linkLocal(direction: 'in' | 'out'): Expression[] {
    return [
      addressOf(6, direction),
      { type: 'mask', register: 1, mask: LINK_LOCAL_MASK },
      { type: 'equals', register: 1, value: LINK_LOCAL },
      ...this.#end({ goto: `${direction}_link_local` }),
    ];
  }

  /** `icmpv6 type @neighbor-discovery accept`. */
  neighborDiscovery(set: string): Expression[] {
    return [
      payload('network', IPV6_NEXT_HEADER),
      { type: 'equals', register: 1, value: Uint8Array.of(ICMPV6) },
      payload('transport', ICMPV6_TYPE),
      { type: 'lookup', register: 1, set },
      ...this.#end('accept'),
    ];
  }

  /** `icmpv6 type nd-neighbor-advert meta oifkind "macvlan" ip6 saddr . oifname @parent_link_local drop`. */
  baseAddressAdvertised(set: string): Expression[] {
    return [
      ...icmpv6(NEIGHBOR_ADVERTISEMENT),
      ...outThroughMacvlan,
      addressOf(6, 'out'),
      { type: 'meta', key: this.#plan.byIndex ? 'outputInterface' : 'outputInterfaceName', to: 2 },
      { type: 'lookup', register: 1, set },
      ...this.#end('drop'),
    ];
  }

  /** `icmpv6 type nd-router-solicit meta oifkind "macvlan" oif @vmac_set drop`. */
  routerSolicitation(set: string): Expression[] {
    return [
      ...icmpv6(ROUTER_SOLICITATION),
      ...outThroughMacvlan,
      outputInterface,
      { type: 'lookup', register: 2, set },
      ...this.#end('drop'),
    ];
  }

  /** `ip protocol igmp meta oifkind "macvlan" dup to ip daddr device oif map @vmac_map drop`; MLD reports for IPv6. */
  multicastReport(family: 4 | 6, reports: string, map: string): Expression[] {
    const report: Expression[] =
      family === 4
        ? [
            payload('network', IPV4_PROTOCOL),
            { type: 'equals', register: 1, value: Uint8Array.of(IGMP) },
            payload('network', IPV4_DESTINATION),
          ]
        : [
            ...icmpv6Header,
            { type: 'lookup', register: 1, set: reports },
            payload('network', IPV6_DESTINATION),
          ];
    return [
      ...report,
      ...outThroughMacvlan,
      outputInterface,
      { type: 'lookup', register: 2, set: map, to: 2 },
      { type: 'duplicate', address: 1, interface: 2 },
      ...this.#end('drop'),
    ];
  }

  #end(verdict: Verdict): Expression[] {
    const counter: Expression[] = this.#plan.counts ? [{ type: 'counter' }] : [];
    return [...counter, { type: 'verdict', verdict }];
  }
}

/** IFNAMSIZ bytes, as the kernel compares them. */
export function interfaceName(name: string): Uint8Array {
  const bytes = new Uint8Array(INTERFACE_NAME_LENGTH);
  bytes.set(new TextEncoder().encode(name));
  return bytes;
}

function addressOf(family: 4 | 6, direction: 'in' | 'out'): Expression {
  const places = {
    4: { in: IPV4_DESTINATION, out: IPV4_SOURCE },
    6: { in: IPV6_DESTINATION, out: IPV6_SOURCE },
  } as const;
  return payload('network', places[family][direction]);
}

function payload(header: 'network' | 'transport', place: Place): Expression {
  return { type: 'payload', header, ...place, to: 1 };
}

const icmpv6Header: readonly Expression[] = [
  { type: 'meta', key: 'protocol', to: 1 },
  { type: 'equals', register: 1, value: Uint8Array.of(ICMPV6) },
  payload('transport', ICMPV6_TYPE),
];

function icmpv6(type: number): Expression[] {
  return [...icmpv6Header, { type: 'equals', register: 1, value: Uint8Array.of(type) }];
}

const outThroughMacvlan: readonly Expression[] = [
  { type: 'meta', key: 'outputInterfaceKind', to: 2 },
  { type: 'equals', register: 2, value: interfaceName('macvlan') },
];

const outputInterface: Expression = { type: 'meta', key: 'outputInterface', to: 2 };
