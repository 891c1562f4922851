import type { Reader } from '@kaconf/diagnostics';

/**
 * The keywords of keepalived 2.4.3 that have no entry in the schema yet, by the block that they stand in; '' is the file.
 * One of them is no typing mistake: it is reported as not supported, and its block is skipped.
 */
const LATER: Readonly<Record<string, ReadonlySet<string>>> = {
  '': names(`
    SSL bfd_instance child_wait_time garp_group instance interface_up_down_delays linkbeat_interfaces
    linkbeat_use_polling namespace_with_ipsets net_namespace net_namespace_ipvs track_file track_group use_pid_dir virtual_server_group vrrp_track_file
    vrrp_track_process
  `),
  SSL: names('ca certificate key password'),
  bfd_instance: names(`
    checker hoplimit idle_tx max_hops min_rx min_tx multihop multiplier neighbor_ip neighbour_ip passive
    source_ip ttl vrrp weight
  `),
  garp_group: names('garp_interval gna_interval interface interfaces'),
  global_defs: names(`
    bfd_cpu_affinity bfd_no_swap bfd_priority bfd_process_name bfd_rlimit_rtime bfd_rlimit_rttime
    bfd_rt_priority checker_cpu_affinity checker_log_all_failures checker_no_swap checker_priority
    checker_process_name checker_rlimit_rtime checker_rlimit_rttime checker_rt_priority config_save_dir
    data_use_instance dbus_no_interface_name dbus_service_name default_interface disable_local_igmp
    dynamic_interfaces enable_dbus enable_snmp_checker enable_snmp_keepalived enable_snmp_rfc
    enable_snmp_rfcv2 enable_snmp_rfcv3 enable_snmp_vrrp enable_traps fifo_write_vrrp_states_on_reload
    include_check iproute_etc_dir iproute_usr_dir json_dump_file json_version log_unknown_vrids lvs_flush
    lvs_flush_on_stop lvs_flush_onstop lvs_netlink_cmd_rcv_bufs lvs_netlink_cmd_rcv_bufs_force
    lvs_netlink_monitor_rcv_bufs lvs_netlink_monitor_rcv_bufs_force lvs_notify_fifo lvs_notify_fifo_script
    lvs_process_name lvs_sync_daemon lvs_timeouts max_auto_priority min_auto_priority_delay nftables
    nftables_counters nftables_ifindex nftables_ipvs nftables_ipvs_priority nftables_ipvs_start_fwmark
    nftables_priority no_checker_emails notify_fifo notify_fifo_script process_monitor_rcv_bufs
    process_monitor_rcv_bufs_force process_name process_names random_seed reload_check_config reload_file
    reload_repeat reload_time_file rs_init_notifies set_supplementary_groups shutdown_script
    shutdown_script_timeout snmp_rs_stats_update_interval snmp_socket snmp_vs_stats_update_interval
    startup_script startup_script_timeout state_dump_file stats_dump_file tmp_config_directory umask
    use_symlink_paths v3_checksum_as_v2 vmac_addr_prefix vmac_prefix vrrp_check_unicast_src
    vrrp_cpu_affinity vrrp_delay_after_boot vrrp_garp_extra_if vrrp_ipsets vrrp_iptables vrrp_min_garp
    vrrp_netlink_cmd_rcv_bufs vrrp_netlink_cmd_rcv_bufs_force vrrp_netlink_monitor_rcv_bufs
    vrrp_netlink_monitor_rcv_bufs_force vrrp_no_swap vrrp_notify_fifo vrrp_notify_fifo_script
    vrrp_owner_ignore_adverts vrrp_priority vrrp_process_name vrrp_rlimit_rtime vrrp_rlimit_rttime
    vrrp_rt_priority vrrp_rx_bufs_multiplier vrrp_rx_bufs_policy vrrp_skip_check_adv_addr vrrp_startup_delay
    vrrp_strict vrrp_vmac_garp_intvl
  `),
  track_file: names('file init_file weight'),
  track_group: names('group'),
  virtual_server: names(`
    flag-1 flag-2 flag-3 ha_suspend hashed ip_family mh-fallback mh-port ops persistence_engine
    persistence_granularity sh-fallback sh-port snmp_name sorry_server_inhibit sorry_server_lvs_method
  `),
  'virtual_server/real_server': names(`
    BFD_CHECK DNS_CHECK FILE_CHECK MISC_CHECK PING_CHECK SMTP_CHECK SSL_GET UDP_CHECK snmp_name
  `),
  'virtual_server/real_server/BFD_CHECK': names('alpha name'),
  'virtual_server/real_server/DNS_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures name retry type warmup
  `),
  'virtual_server/real_server/FILE_CHECK': names('track_file weight'),
  'virtual_server/real_server/HTTP_GET': names('enable_sni fast_recovery http_protocol sni_name'),
  'virtual_server/real_server/HTTP_GET/url': names(`
    regex regex_max_offset regex_min_offset regex_no_match regex_options regex_stack
  `),
  'virtual_server/real_server/MISC_CHECK': names(`
    alpha delay_before_retry delay_loop log_all_failures misc_dynamic misc_path misc_timeout retry user
    warmup
  `),
  'virtual_server/real_server/PING_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures retry warmup
  `),
  'virtual_server/real_server/SMTP_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark helo_name host log_all_failures retry warmup
  `),
  'virtual_server/real_server/SMTP_CHECK/host': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures retry warmup
  `),
  'virtual_server/real_server/SSL_GET': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    enable_sni fast_recovery fwmark http_protocol log_all_failures nb_get_retry retry sni_name tls_compliant
    url virtualhost warmup
  `),
  'virtual_server/real_server/SSL_GET/url': names(`
    digest path regex regex_max_offset regex_min_offset regex_no_match regex_options regex_stack status_code
    tls_compliant virtualhost
  `),
  'virtual_server/real_server/UDP_CHECK': names(`
    alpha bind_if bind_port bindto connect_ip connect_port connect_timeout delay_before_retry delay_loop
    fwmark log_all_failures max_reply_length min_reply_length payload require_reply retry warmup
  `),
  vrrp_instance: names(`
    auth_hmac check_unicast_src dont_track_primary garp_extra_if kernel_rx_buf_size linkbeat_use_polling
    lvs_sync_daemon_interface mcast_dst_ip native_ipv6 no_virtual_ipaddress notify_deleted
    old_unicast_checksum owner_ignore_adverts promote_secondaries skip_check_adv_addr strict_mode
    thread_timer_expired timer_expired_backup track_bfd track_file track_process track_src_ip
    unicast_fault_no_peer unicast_ttl use_ipvlan use_vmac use_vmac_addr v3_checksum_as_v2 vmac_garp_intvl vmac_xmit_base vrf
  `),
  'vrrp_instance/auth_hmac': names('active_key anti_replay key mode time_window'),
  vrrp_sync_group: names('track_bfd track_file track_process'),
  vrrp_track_file: names('file init_file weight'),
  vrrp_track_process: names(`
    delay fork_delay full_command param_match process quorum quorum_max terminate_delay weight
  `),
};

/** Those whose block has entries of their own kind, not keywords. */
const LISTS = names(`
  linkbeat_interfaces interface_up_down_delays
  virtual_server_group track_group/group garp_group/interfaces vrrp_instance/track_file vrrp_instance/track_process vrrp_instance/track_bfd
  vrrp_sync_group/track_file vrrp_sync_group/track_process vrrp_sync_group/track_bfd
`);

/** Who among keepalived's processes reads those at the top of a file; the parent reads the others. */
const LATER_READERS: Readonly<Record<string, readonly Reader[]>> = {
  SSL: ['checker'],
  virtual_server_group: ['checker'],
  bfd_instance: ['checker', 'vrrp', 'bfd'],
  track_file: ['checker', 'vrrp'],
  vrrp_track_file: ['checker', 'vrrp'],
  garp_group: ['vrrp'],
  interface_up_down_delays: ['vrrp'],
  linkbeat_interfaces: ['vrrp'],
  track_group: ['vrrp'],
  vrrp_track_process: ['vrrp'],
};

function names(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** What follows a keyword: nothing but words, entries in braces, or keywords in braces. */
export type Shape = 'leaf' | 'list' | 'block';

/** Undefined for what is not a keyword of that block, or one that the schema has. */
export function laterShape(path: string, keyword: string): Shape | undefined {
  if (!LATER[path]?.has(keyword)) return;
  const inner = path === '' ? keyword : `${path}/${keyword}`;
  if (LISTS.has(inner)) return 'list';
  return inner in LATER ? 'block' : 'leaf';
}

export function laterReaders(word: string): readonly Reader[] {
  return (Object.hasOwn(LATER_READERS, word) ? LATER_READERS[word] : undefined) ?? ['parent'];
}

export function laterNames(path: string): Iterable<string> {
  return LATER[path] ?? [];
}

/** Every keyword with the path of its block. */
export function laterPlaces(): [path: string, keyword: string][] {
  return Object.entries(LATER).flatMap(([path, keywords]) =>
    [...keywords].map((keyword): [string, string] => [path, keyword]),
  );
}
