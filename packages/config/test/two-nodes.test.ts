import { describe, expect, it } from 'vitest';
import a from '../../../fixtures/config/two-nodes/a.conf?raw';
import b from '../../../fixtures/config/two-nodes/b.conf?raw';
import { findings, parse } from './findings.ts';

describe('two nodes share an address', () => {
  const { vrrp_scripts, vrrp_instances, virtual_servers, vrrp_sync_groups } = parse(a).config;

  it('has one script', () => {
    expect(vrrp_scripts).toHaveLength(1);
    expect(vrrp_scripts[0]).toEqual({
      name: 'chk_nginx',
      span: { file: 'FILE', line: 1, column: 1, endLine: 1, endColumn: 22 },
      end: { file: 'FILE', line: 7, column: 1, endLine: 7, endColumn: 2 },
      spans: expect.objectContaining({
        interval: { file: 'FILE', line: 3, column: 5, endLine: 3, endColumn: 15 },
      }),
      script: {
        words: ['/usr/bin/killall', '-0', 'nginx'],
        text: '/usr/bin/killall -0 nginx',
        span: { file: 'FILE', line: 2, column: 12, endLine: 2, endColumn: 39 },
      },
      interval: 2_000_000,
      timeout: 2_000_000,
      weight: { weight: -60, reverse: false },
      rise: 2,
      fall: 2,
      user: undefined,
      init_fail: false,
    });
  });

  it('has one instance, with every default', () => {
    expect(vrrp_instances).toHaveLength(1);
    expect(vrrp_instances[0]).toEqual({
      name: 'VI_1',
      span: { file: 'FILE', line: 8, column: 1, endLine: 8, endColumn: 19 },
      end: { file: 'FILE', line: 24, column: 1, endLine: 24, endColumn: 2 },
      spans: expect.objectContaining({
        priority: { file: 'FILE', line: 12, column: 5, endLine: 12, endColumn: 17 },
      }),
      state: 'MASTER',
      interface: 'eth0',
      virtual_router_id: 51,
      priority: 150,
      version: 2,
      native_ipv6: false,
      strict_mode: false,
      vrf: undefined,
      family: 4,
      src_ip: undefined,
      mcast_src_ip: undefined,
      unicast_src_ip: undefined,
      unicast_peer: [],
      unicast_ttl: undefined,
      unicast_fault_no_peer: false,
      check_unicast_src: false,
      old_unicast_checksum: undefined,
      track_src_ip: false,
      mcast_dst_ip: undefined,
      owner_ignore_adverts: false,
      skip_check_adv_addr: false,
      v3_checksum_as_v2: false,
      kernel_rx_buf_size: undefined,
      auth_hmac: undefined,
      lvs_sync_daemon_interface: undefined,
      timer_expired_backup: undefined,
      dont_track_primary: false,
      linkbeat_use_polling: false,
      track_file: [],
      track_process: [],
      track_bfd: [],
      notify_deleted: undefined,
      use_vmac: undefined,
      use_vmac_addr: false,
      use_ipvlan: undefined,
      vmac_xmit_base: false,
      garp_extra_if: { interval: 0, all: false },
      no_virtual_ipaddress: false,
      promote_secondaries: false,
      advert_int: 1_000_000,
      down_timer_adverts: 3,
      nopreempt: false,
      preempt_delay: 0,
      lower_prio_no_advert: false,
      higher_prio_send_advert: false,
      accept: true,
      debug: 0,
      authentication: { auth_type: 'PASS', auth_pass: 'changeme' },
      virtual_ipaddress: [
        {
          prefix: { address: '10.0.0.10', length: 24 },
          text: '10.0.0.10/24',
          scope: 0,
          preferred_lft: 'forever',
          home: false,
          nodad: true,
          mngtmpaddr: false,
          noprefixroute: false,
          autojoin: false,
          no_track: false,
          use_vmac: false,
          span: { file: 'FILE', line: 19, column: 9, endLine: 19, endColumn: 21 },
        },
      ],
      virtual_ipaddress_excluded: [],
      virtual_routes: [],
      virtual_rules: [],
      track_script: [
        {
          name: 'chk_nginx',
          weight: -60,
          reverse: false,
          span: { file: 'FILE', line: 22, column: 9, endLine: 22, endColumn: 18 },
        },
      ],
      track_interface: [],
      notify: undefined,
      notify_master: undefined,
      notify_backup: undefined,
      notify_fault: undefined,
      notify_stop: undefined,
      notify_master_rx_lower_pri: undefined,
      notify_priority_changes: false,
      smtp_alert: false,
      garp_master_delay: 5_000_000,
      garp_master_repeat: 5,
      garp_master_refresh: 0,
      garp_master_refresh_repeat: 1,
      garp_lower_prio_delay: 5_000_000,
      garp_lower_prio_repeat: 5,
    });
    expect([vrrp_sync_groups, virtual_servers]).toEqual([[], []]);
  });

  it('differs on the second in state and priority', () => {
    const [instance] = parse(b).config.vrrp_instances;
    expect([instance?.state, instance?.priority]).toEqual(['BACKUP', 100]);
  });

  it('is fine but for a password that is longer than the packet', () => {
    expect(findings(a)).toEqual([
      '16:19 error KA0009 auth_pass has more than 8 octets, the others are not sent (passwords that differ only behind the eighth octet are the same)',
    ]);
  });
});
