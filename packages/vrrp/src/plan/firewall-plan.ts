/** How nftables keep packets away from addresses that nobody is to reach, and multicast reports off virtual MACs. */
export interface FirewallPlan {
  readonly table: string;
  /** Of the chains, among those of others. */
  readonly priority: number;
  /** `nftables_ifindex`: interfaces by index, not by name. */
  readonly byIndex: boolean;
  /** `nftables_counters`: the rules count what they match. */
  readonly counts: boolean;
  /** Something needs it, though nothing says that it may be used. */
  readonly unasked: boolean;
  /** `disable_local_igmp`: the kernel reports no link-local groups, so there is nothing to keep off virtual MACs. */
  readonly withoutIgmp: boolean;
}
