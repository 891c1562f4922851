import { formatAddress } from '../plan/address-text.ts';
import type { FirewallPlan } from '../plan/firewall-plan.ts';
import type { RouterPlan, StaticPlan } from '../plan/plan.ts';
import type { ReportPlan } from '../plan/report.ts';
import { formatRoute } from '../plan/route-text.ts';
import { formatRule } from '../plan/rule-text.ts';
import { flag, type Keywords, seconds, text } from './compare.ts';

type Named = 'instances' | 'groups' | 'scripts' | 'files' | 'processes';
type Nested = 'statics' | 'report' | 'firewall';

/** What stands in no block with a name. */
export const routerKeywords: Keywords<Omit<RouterPlan, Named | Nested>> = {
  startupDelay: ['vrrp_startup_delay', seconds],
  logsUnknownRouters: ['log_unknown_vrids', flag],
  pauses: [
    'garp_group',
    (all) =>
      all.map(
        ({ interfaces, gratuitousArp, neighborAdvertisement }) =>
          `${interfaces.join(' ')}: garp_interval ${gratuitousArp / 1_000_000}, gna_interval ${neighborAdvertisement / 1_000_000}`,
      ),
  ],
  ownInterfaces: [
    'interfaces of its own',
    (all) => all.map(({ kind, name, base }) => `${kind} ${name} on ${base}`),
  ],
  linkDelays: [
    'interface_up_down_delays',
    (all) => all.map(({ interface: name, down, up }) => `${name} ${down / 1_000_000} ${up / 1_000_000}`),
  ],
  polledLinks: [
    'linkbeat_interfaces',
    (all) => all.map(({ interface: name, how = '' }) => `${name} ${how}`.trim()),
  ],
  promotesSecondaries: ['promote_secondaries', (names) => names],
};

export const staticKeywords: Keywords<StaticPlan> = {
  addresses: ['static_ipaddress', (all) => all.map(formatAddress)],
  routes: ['static_routes', (all) => all.map(formatRoute)],
  rules: ['static_rules', (all) => all.map(formatRule)],
};

export const reportKeywords: Keywords<ReportPlan> = {
  pipes: ['notify_fifo', (all) => all.map(({ kind, path }) => `${kind}notify_fifo ${path}`)],
  mail: [
    'smtp_server',
    (mail) => (mail ? [`${mail.host} ${mail.port} from ${mail.from} to ${mail.to.join(', ')}`] : []),
  ],
  statesOnReload: ['fifo_write_vrrp_states_on_reload', flag],
};

export const firewallKeywords: Keywords<FirewallPlan> = {
  table: ['nftables', text],
  priority: ['nftables_priority', text],
  byIndex: ['nftables_ifindex', flag],
  counts: ['nftables_counters', flag],
  unasked: ['firewall', (isUnasked) => [isUnasked ? 'used unasked' : 'as configured']],
  withoutIgmp: ['disable_local_igmp', flag],
};
