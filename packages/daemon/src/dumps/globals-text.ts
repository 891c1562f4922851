import type { Config } from '@kaconf/config';
import { type Micros, micros } from '@kaconf/net';
import type { Command, RouterPlan } from '@kaconf/vrrp';
import { commandText } from '../vrrp/dumps/texts.ts';
import { bufferText, processText } from './processes-text.ts';

type Globals = Config['global_defs'];

/** What a parent and a child both know of the machine's side of a configuration. */
export interface GlobalSubject {
  readonly config: Config;
  readonly plan: RouterPlan;
  /** As the daemon withholds them, wherever that comes from. */
  readonly umask: number;
  readonly namespace: string | undefined;
}

/** The first part of keepalived.data: `global_defs` as they are understood. @param reader some are only the child's */
export function globalsText(subject: GlobalSubject, reader: 'parent' | 'vrrp'): string[] {
  const { global_defs: globals } = subject.config;
  return [
    '------< Global definitions >------',
    ...identityText(subject, globals),
    ...mailText(globals),
    ...reloadText(globals),
    ...routerText(globals, reader),
    ...pipesText(subject.plan),
    ...announcementText(globals, reader),
    ...firewallText(subject, globals, reader),
    ...checkText(globals),
    ...processText(globals),
    ...scriptText(globals),
    ...bufferText(globals),
    ...restText(subject, globals),
  ];
}

function identityText({ config, namespace }: GlobalSubject, globals: Globals): string[] {
  return [
    ...optional('Config save dir', globals.config_save_dir),
    ` Network namespace = ${namespace ?? '(default)'}`,
    ' Network namespace ipvs = (main namespace)',
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
          ...globals.notification_email.map(({ address }) => `  ${address}`),
        ]
      : []),
    ` Default smtp_alert = ${alert(globals.smtp_alert)}`,
    ` Default smtp_alert_vrrp = ${alert(globals.smtp_alert_vrrp)}`,
    ` Default smtp_alert_checker = ${alert(globals.smtp_alert_checker)}`,
    ` Checkers log all failures = ${globals.checker_log_all_failures}`,
  ];
}

function reloadText(globals: Globals): string[] {
  const { reload_check_config: test, reload_time_file: time, reload_file: file } = globals;
  return [
    test === undefined ? ' No test config before reload' : ` Test config before reload, log to ${test}`,
    ...(time === undefined
      ? []
      : [` Reload time file = ${time}${globals.reload_repeat ? ' (repeat)' : ''}`, ' No reload scheduled']),
    ...optional('Reload_file', file?.path),
    ...(globals.data_use_instance ? [' Use instance name in data dumps'] : []),
  ];
}

function routerText(globals: Globals, reader: 'parent' | 'vrrp'): string[] {
  return [
    ` Dynamic interfaces = ${globals.dynamic_interfaces !== undefined}`,
    ...(globals.no_email_faults ? [' Send emails for fault transitions = off'] : []),
    ...(reader === 'vrrp' ? [` Default interface = ${globals.default_interface ?? 'eth0'}`] : []),
    ` Disable local IGMP = ${yesNo(globals.disable_local_igmp)}`,
    ` Use VRRPv2 checksum for VRRPv3 IPv4 = ${yesNo(globals.v3_checksum_as_v2)}`,
    ` LVS flush = ${globals.lvs_flush}`,
    ' LVS flush on stop = disabled',
  ];
}

function pipesText({ report }: RouterPlan): string[] {
  return report.pipes.flatMap(({ kind, path, uid = 0, gid = 0, reader }) => {
    const name = kind === '' ? 'Global' : 'VRRP';
    return [
      ` ${name} notify fifo = ${path}, uid:gid ${uid}:${gid}`,
      ...(reader ? [` ${name} notify fifo script = ${ownedCommand(reader)}`] : []),
    ];
  });
}

function announcementText(globals: Globals, reader: 'parent' | 'vrrp'): string[] {
  const { vrrp_garp_lower_prio_delay: lowerDelay, spans } = globals;
  const { interval, all } = globals.vrrp_garp_extra_if ?? { interval: micros(0), all: false };
  const isUnset = reader === 'parent' && spans.vrrp_garp_lower_prio_delay === undefined;
  return [
    ` FIFO write vrrp states on reload = ${globals.fifo_write_vrrp_states_on_reload}`,
    ` VRRP notify priority changes = ${globals.vrrp_notify_priority_changes}`,
    ` VRRP IPv4 mcast group = ${globals.vrrp_mcast_group4}`,
    ` VRRP IPv6 mcast group = ${globals.vrrp_mcast_group6}`,
    ` Gratuitous ARP delay = ${whole(globals.vrrp_garp_master_delay)}`,
    ` Gratuitous ARP repeat = ${globals.vrrp_garp_master_repeat}`,
    ` Gratuitous ARP refresh timer = ${whole(globals.vrrp_garp_master_refresh)}`,
    ` Gratuitous ARP refresh repeat = ${globals.vrrp_garp_master_refresh_repeat}`,
    ` Gratuitous ARP lower priority delay = ${isUnset ? UNSET : whole(lowerDelay)}`,
    ` Gratuitous ARP lower priority repeat = ${globals.vrrp_garp_lower_prio_repeat}`,
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
function firewallText(
  { config, plan }: GlobalSubject,
  globals: Globals,
  reader: 'parent' | 'vrrp',
): string[] {
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
  ];
}

function checkText(globals: Globals): string[] {
  return [
    ` VRRP check unicast_src = ${globals.vrrp_check_unicast_src}`,
    ` VRRP skip check advert addresses = ${globals.vrrp_skip_check_adv_addr}`,
    ` VRRP strict mode = ${globals.vrrp_strict}`,
  ];
}

function scriptText({ enable_script_security: secure, script_user: user }: Globals): string[] {
  return [
    ` Script security ${secure ? 'enabled' : 'disabled'}`,
    // Of others the parent knows only who runs a script in the end.
    ...(user?.user === 'root' && user.group === undefined ? [' Default script uid:gid 0:0'] : []),
  ];
}

function restText({ umask }: GlobalSubject, globals: Globals): string[] {
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

function ownedCommand(command: Command): string {
  return `${commandText(command)}, uid:gid ${command.uid ?? 0}:${command.gid ?? 0}`;
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
