import type { Config, Mailbox } from '@kaconf/config';
import { type Micros, micros } from '@kaconf/net';
import type { ResolveScript, RouterPlan } from '@kaconf/vrrp';
import type { GlobalLine } from './global-line.ts';
import { bufferText, processText } from './processes-text.ts';
import { lifeScriptsText, pipesText, securityText } from './scripts-text.ts';
import { flushText, syncDaemonText, timeoutsText } from './servers-text.ts';

type Globals = Config['global_defs'];

/** Some is only known to the VRRP child. */
export type GlobalReader = 'parent' | 'vrrp' | 'checkers' | 'bfd';

/** What a parent and a child both know of the machine's side of a configuration. */
export interface GlobalSubject {
  readonly config: Config;
  readonly plan: RouterPlan;
  /** As the daemon withholds them, wherever that comes from. */
  readonly umask: number;
  readonly namespace: string | undefined;
  readonly resolveScript: ResolveScript;
  /** What `reload_file` is when nothing else is said of it. */
  readonly ordinaryReloadFile: string;
}

/** The first part of keepalived.data: `global_defs` as they are understood. */
export function globalsText(subject: GlobalSubject, reader: GlobalReader): GlobalLine[] {
  const { config, resolveScript } = subject;
  const { global_defs: globals } = config;
  return [
    '------< Global definitions >------',
    ...identityText(subject, globals),
    ...mailText(globals),
    ...reloadText(subject, globals),
    ...lifeScriptsText(config, resolveScript, reader),
    ...routerText(config, reader),
    ...pipesText(globals, resolveScript, reader),
    ...announcementText(globals, reader),
    ...firewallText(subject, globals, reader),
    ...checkText(globals),
    ...processText(globals),
    ...securityText(config, reader),
    ...bufferText(globals),
    ...restText(subject, globals),
  ];
}

function identityText({ config, namespace }: GlobalSubject, globals: Globals): string[] {
  const { net_namespace_ipvs: ipvs } = config;
  return [
    ...optional('Config save dir', globals.config_save_dir),
    ` Network namespace = ${namespace ?? '(default)'}`,
    ` Network namespace ipvs = ${ipvs === undefined ? '(main namespace)' : ipvs || '(default)'}`,
    ...optional('Instance name', config.instance),
    ...optional('Parent process name', globals.process_name),
    ...optional('VRRP process name', globals.vrrp_process_name),
    ...optional('LVS process name', globals.checker_process_name),
    ...optional('BFD process name', globals.bfd_process_name),
    ` ${globals.use_symlink_paths ? 'Keep' : 'Replace'} symlinks in script paths`,
    ` ${globals.set_supplementary_groups ? 'S' : "Don't s"}et supplementary groups for all scripts`,
    ...optional('Router ID', globals.router_id),
  ];
}

function mailText(globals: Globals): string[] {
  const { smtp_server: server, notification_email_from: from } = globals;
  const alert = (value: boolean | undefined) => (value === undefined ? 'unset' : value ? 'on' : 'off');
  return [
    ...(server
      ? [` Smtp server = ${server.address ?? server.host}`, ` Smtp server port = ${server.port}`]
      : []),
    ...optional('Smtp HELO name', globals.smtp_helo_name),
    ...(server ? [` Smtp server connection timeout = ${whole(globals.smtp_connect_timeout)}`] : []),
    ...(from
      ? [
          ` Email notification from = ${from.address}`,
          ' Email notification to:',
          ...globals.notification_email.map((mailbox) => `   ${mailboxText(mailbox)}`),
        ]
      : []),
    ` Default smtp_alert = ${alert(globals.smtp_alert)}`,
    ` Default smtp_alert_vrrp = ${alert(globals.smtp_alert_vrrp)}`,
    ` Default smtp_alert_checker = ${alert(globals.smtp_alert_checker)}`,
    ` Checkers log all failures = ${globals.checker_log_all_failures}`,
  ];
}

function scheduleText({ reload_time_file: file, reload_repeat: repeats }: Globals): GlobalLine[] {
  if (file === undefined) return [];
  return [` Reload time file = ${file}${repeats ? ' (repeat)' : ''}`, { live: 'reload' }];
}

/** As it was written. */
function mailboxText({ name, address }: Mailbox): string {
  return name === undefined ? address : `${name} <${address}>`.trimStart();
}

function reloadText({ ordinaryReloadFile: ordinaryFile }: GlobalSubject, globals: Globals): GlobalLine[] {
  const { reload_check_config: test, reload_file: file } = globals;
  return [
    test === undefined ? ' No test config before reload' : ` Test config before reload, log to ${test}`,
    ...scheduleText(globals),
    ...optional('Reload_file', file && (file.path ?? ordinaryFile)),
    ...optional('config save directory', globals.tmp_config_directory),
    ...(globals.data_use_instance ? [' Use instance name in data dumps'] : []),
  ];
}

function routerText(config: Config, reader: GlobalReader): string[] {
  const { global_defs: globals } = config;
  const { dynamic_interfaces: dynamic } = globals;
  return [
    ` Dynamic interfaces = ${dynamic !== undefined}`,
    ...(dynamic ? [` Allow interface changes = ${dynamic.allow_if_changes}`] : []),
    ...(globals.no_email_faults ? [' Send emails for fault transitions = off'] : []),
    ...timeoutsText(globals),
    ...(reader === 'vrrp' ? [` Default interface = ${globals.default_interface ?? 'eth0'}`] : []),
    ` Disable local IGMP = ${yesNo(globals.disable_local_igmp)}`,
    ` Use VRRPv2 checksum for VRRPv3 IPv4 = ${yesNo(globals.v3_checksum_as_v2)}`,
    ...syncDaemonText(config, reader),
    ...flushText(globals),
  ];
}

function announcementText(globals: Globals, reader: GlobalReader): string[] {
  const { vrrp_garp_lower_prio_delay: lowerDelay, spans } = globals;
  const { interval, all } = globals.vrrp_garp_extra_if ?? { interval: micros(0), all: false };
  const isUnset = (span: unknown) => reader !== 'vrrp' && span === undefined;
  const delay = isUnset(spans.vrrp_garp_lower_prio_delay) ? UNSET : whole(lowerDelay);
  const repeat = isUnset(spans.vrrp_garp_lower_prio_repeat) ? UNSET : globals.vrrp_garp_lower_prio_repeat;
  return [
    ` FIFO write vrrp states on reload = ${globals.fifo_write_vrrp_states_on_reload}`,
    ` VRRP notify priority changes = ${globals.vrrp_notify_priority_changes}`,
    ` VRRP IPv4 mcast group = ${globals.vrrp_mcast_group4}`,
    ` VRRP IPv6 mcast group = ${globals.vrrp_mcast_group6}`,
    ` Gratuitous ARP delay = ${whole(globals.vrrp_garp_master_delay)}`,
    ` Gratuitous ARP repeat = ${globals.vrrp_garp_master_repeat}`,
    ` Gratuitous ARP refresh timer = ${whole(globals.vrrp_garp_master_refresh)}`,
    ` Gratuitous ARP refresh repeat = ${globals.vrrp_garp_master_refresh_repeat}`,
    ` Gratuitous ARP lower priority delay = ${delay}`,
    ` Gratuitous ARP lower priority repeat = ${repeat}`,
    ` Num adverts before down = ${globals.vrrp_down_timer_adverts}`,
    ` Gratuitous ARP for each secondary ${all ? 'i/f' : 'VMAC'} = ${whole(interval)}s`,
    ` Send advert after receive lower priority advert = ${!globals.vrrp_lower_prio_no_advert}`,
    ` Send advert after receive higher priority advert = ${globals.vrrp_higher_prio_send_advert}`,
    ` Gratuitous ARP interval = ${decimal(globals.vrrp_garp_interval)}`,
    ` Gratuitous NA interval = ${decimal(globals.vrrp_gna_interval)}`,
    ` VRRP default protocol version = ${globals.vrrp_version}`,
  ];
}

/** The parent does not know that macvlans have the child use tables that nobody has asked for. */
function firewallText({ config, plan }: GlobalSubject, globals: Globals, reader: GlobalReader): string[] {
  const isUsed = globals.nftables !== undefined || (reader === 'vrrp' && plan.firewall.unasked);
  return [
    ...(isUsed
      ? [
          ` nftables table name = ${plan.firewall.table}`,
          ` nftables base chain priority = ${plan.firewall.priority}`,
          ` nftables ${plan.firewall.byIndex ? '' : "don't "}force use ifindex for link local IPv6`,
        ]
      : []),
    ...(globals.nftables_ipvs !== undefined
      ? [
          ` ipvs nftables table name = ${globals.nftables_ipvs}`,
          ` ipvs nftables base chain priority = ${globals.nftables_ipvs_priority}`,
          ` ipvs nftables start fwmark = ${config.global_defs.nftables_ipvs_start_fwmark}`,
        ]
      : []),
    ` nftables with${globals.nftables_counters ? '' : 'out'} counters`,
    // We speak to the kernel ourselves.
    ' libnftnl version none',
  ];
}

function checkText(globals: Globals): string[] {
  return [
    ` VRRP check unicast_src = ${globals.vrrp_check_unicast_src}`,
    ` VRRP skip check advert addresses = ${globals.vrrp_skip_check_adv_addr}`,
    ` VRRP strict mode = ${globals.vrrp_strict}`,
  ];
}

function restText({ umask }: GlobalSubject, globals: Globals): GlobalLine[] {
  const { vrrp_rx_bufs_policy: policy, spans } = globals;
  const isPrefixed = spans.vmac_prefix !== undefined;
  const isAddressPrefixed = spans.vmac_addr_prefix !== undefined;
  return [
    ` rs_init_notifies = ${Number(globals.rs_init_notifies)}`,
    ` no_checker_emails = ${Number(globals.no_checker_emails)}`,
    ...(policy === undefined
      ? []
      : [typeof policy === 'number' ? ` rx_bufs_size = ${policy}` : ` rx_bufs_policy = ${policy}`]),
    ` rx_bufs_multiples = ${globals.vrrp_rx_bufs_multiplier}`,
    ` umask = 0${umask.toString(8)}`,
    ...(globals.vrrp_startup_delay > 0
      ? [` vrrp_startup_delay = ${globals.vrrp_startup_delay / 1_000_000}`]
      : []),
    ...(globals.log_unknown_vrids ? [' log_unknown_vrids'] : []),
    ...(globals.vrrp_owner_ignore_adverts ? [' vrrp_owner_ignore_adverts'] : []),
    ...(isPrefixed ? [` VMAC prefix = ${globals.vmac_prefix}`] : []),
    ...(isAddressPrefixed ? [` VMAC address prefix = ${globals.vmac_addr_prefix}`] : []),
    { live: 'real time' },
    ` json_version ${globals.json_version}`,
    ` iproute usr directory ${globals.iproute_usr_dir}`,
    ` iproute etc directory ${globals.iproute_etc_dir}`,
    ...named('state dump file', globals.state_dump_file),
    ...named('stats dump file', globals.stats_dump_file),
    ...named('json dump file', globals.json_dump_file),
  ];
}

/** A number that keepalived has not yet replaced by what it goes by. */
const UNSET = 0xffff_ffff;

function optional(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [` ${name} = ${value}`];
}

function named(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [` ${name} ${value}`];
}

function yesNo(value: boolean): string {
  return value ? 'yes' : 'no';
}

function whole(time: Micros): number {
  return Math.floor(time / 1_000_000);
}

function decimal(time: Micros): string {
  return (time / 1_000_000).toFixed(6);
}
