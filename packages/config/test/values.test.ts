import { describe, expect, it } from 'vitest';
import { parse } from './findings.ts';

/** An instance of these statements, complete enough to be one. */
function instance(statements: string) {
  const text = `vrrp_instance I {\ninterface eth0\nvirtual_router_id 1\n${statements}\n}`;
  return parse(text).config.vrrp_instances[0];
}

const vip = 'virtual_ipaddress {\n10.0.0.1\n}';

describe('an instance', () => {
  it.each([
    ['state MASTER', { state: 'MASTER', priority: 255 }],
    ['priority 255', { state: 'MASTER', priority: 255 }],
    ['', { state: 'BACKUP', priority: 100 }],
    ['state BACKUP\npriority 255', { state: 'BACKUP', priority: 255 }],
    ['version 3\nadvert_int 0.01', { version: 3, advert_int: 10_000 }],
    ['version 3\nadvert_int 40.95', { version: 3, advert_int: 40_950_000 }],
    ['version 3\nadvert_int 0.014', { advert_int: 10_000 }],
    ['version 3\nadvert_int .5', { advert_int: 500_000 }],
    ['advert_int 0.4', { advert_int: 1_000_000 }],
    ['advert_int 255', { advert_int: 255_000_000 }],
    ['nopreempt', { nopreempt: true }],
    ['nopreempt\npreempt', { nopreempt: false }],
    ['preempt_delay 1.5', { preempt_delay: 1_500_000 }],
    ['no_accept', { accept: false }],
    ['no_accept\naccept', { accept: true }],
    ['lower_prio_no_advert', { lower_prio_no_advert: true }],
    ['lower_prio_no_advert no', { lower_prio_no_advert: false }],
    ['garp_master_delay 1\ngarp_lower_prio_delay 2', { garp_master_delay: 1e6, garp_lower_prio_delay: 2e6 }],
    ['mcast_src_ip 10.0.0.7', { src_ip: '10.0.0.7' }],
    ['unicast_src_ip 10.0.0.8\nmcast_src_ip 10.0.0.7', { src_ip: '10.0.0.7' }],
    ['mcast_src_ip 10.0.0.7\nunicast_src_ip 10.0.0.8', { src_ip: '10.0.0.8' }],
    ['smtp_alert', { smtp_alert: true }],
    [
      'authentication {\nauth_pass secret\nauth_type PASS\n}',
      { authentication: { auth_type: 'PASS', auth_pass: 'secret' } },
    ],
    [
      'authentication {\nauth_type PASS\n}\nauthentication {\nauth_pass "a b"\n}',
      { authentication: { auth_type: 'PASS', auth_pass: 'a b' } },
    ],
    [
      'authentication {\nauth_type PASS\nauth_pass äöüäö\n}',
      { authentication: { auth_type: 'PASS', auth_pass: 'äöüä' } },
    ],
  ])('%j', (statements, expected) => {
    expect(instance(`${statements}\n${vip}`)).toMatchObject(expected);
  });
});

describe('an address', () => {
  it.each([
    ['10.0.0.1', { prefix: { address: '10.0.0.1', length: 32 }, scope: 0 }],
    [
      '10.0.0.1/24 dev eth1 label eth1:1',
      { prefix: { address: '10.0.0.1', length: 24 }, dev: 'eth1', label: 'eth1:1' },
    ],
    ['10.0.0.1/24 brd 10.0.0.99', { broadcast: '10.0.0.99' }],
    ['10.0.0.1/24 broadcast +', { broadcast: '10.0.0.255' }],
    ['10.0.0.1/22 brd -', { broadcast: '10.0.0.0' }],
    ['10.0.0.1 scope link', { scope: 253 }],
    ['10.0.0.1 scope 200', { scope: 200 }],
    ['FE80:0::1/64', { prefix: { address: 'fe80::1', length: 64 }, text: 'FE80:0::1/64' }],
  ])('%s', (entry, expected) => {
    expect(instance(`virtual_ipaddress {\n${entry}\n}`)?.virtual_ipaddress).toMatchObject([expected]);
  });

  it('stands in one line with its block, too', () => {
    const addresses = instance('virtual_ipaddress { 10.0.0.1 }')?.virtual_ipaddress;
    expect(addresses?.map(({ text }) => text)).toEqual(['10.0.0.1']);
  });

  it('moves unadvertised when an advert has no room for it', () => {
    const lines = Array.from({ length: 257 }, (_, index) => `10.0.${index >> 8}.${index & 255}`);
    const full = instance(`virtual_ipaddress {\n${lines.join('\n')}\n}`);
    expect(full?.virtual_ipaddress).toHaveLength(255);
    expect(full?.virtual_ipaddress_excluded.map(({ text }) => text)).toEqual(['10.0.0.255', '10.0.1.0']);
  });
});

describe('IPv6', () => {
  it('is VRRP version 3', () => {
    expect(instance('virtual_ipaddress {\nfe80::1/64\n}')).toMatchObject({ family: 6, version: 3 });
    expect(instance('version 2\nvirtual_ipaddress {\nfe80::1/64\n}')).toMatchObject({ version: 3 });
  });
});

describe('global_defs', () => {
  it('has defaults without being there', () => {
    expect(parse('').config.global_defs).toMatchObject({
      vrrp_version: 2,
      vrrp_mcast_group4: '224.0.0.18',
      vrrp_mcast_group6: 'ff02::12',
      notification_email: [],
      smtp_connect_timeout: 30_000_000,
      enable_script_security: false,
      script_user: undefined,
    });
  });

  it('is one, however often it is opened, and wherever it stands', () => {
    const text = `vrrp_instance I {\ninterface eth0\nvirtual_router_id 1\n${vip}\n}
      global_defs {\nvrrp_version 3\nnotification_email {\na@b c@d\n}\n}
      global_defs {\nvrrp_garp_master_repeat 2\nnotification_email {\n"E <e@f>"\n}\nsmtp_server mail 2525\nscript_user a b\n}`;
    const { global_defs, vrrp_instances } = parse(text).config;
    expect(global_defs).toMatchObject({
      vrrp_version: 3,
      notification_email: [{ address: 'a@b' }, { address: 'c@d' }, { name: 'E', address: 'e@f' }],
      smtp_server: { host: 'mail', address: undefined, port: 2525 },
      script_user: { user: 'a', group: 'b' },
    });
    expect(vrrp_instances).toMatchObject([{ version: 3, garp_master_repeat: 2, garp_lower_prio_repeat: 2 }]);
  });
});

describe('a keyword of global_defs that stands for several', () => {
  it('sets those that are not written themselves', () => {
    const text = 'global_defs {\nvrrp_min_garp\nvrrp_garp_master_repeat 3\nprocess_names\nenable_snmp_rfc\n}';
    expect(parse(text).config.global_defs).toMatchObject({
      vrrp_garp_master_repeat: 3,
      vrrp_garp_lower_prio_repeat: 3,
      vrrp_garp_master_delay: 0,
      vrrp_garp_lower_prio_delay: 0,
      vrrp_garp_master_refresh_repeat: 0,
      vrrp_process_name: 'keepalived_vrrp',
      enable_snmp_rfcv2: true,
    });
  });

  it('may be switched off', () => {
    const { global_defs } = parse('global_defs {\nvrrp_min_garp no\n}').config;
    expect(global_defs).toMatchObject({ vrrp_garp_master_repeat: 5, vrrp_garp_master_delay: 5_000_000 });
  });
});

describe('tracking', () => {
  const script = 'vrrp_script s {\nscript /bin/true\nweight -10 reverse\n}\n';
  it.each([
    ['s', { name: 's', weight: -10, reverse: true }],
    ['s weight 5', { name: 's', weight: 5, reverse: true }],
    ['s weight 5 noreverse', { name: 's', weight: 5, reverse: false }],
    ['s weight -254', { name: 's', weight: -253 }],
  ])('%s', (entry, expected) => {
    const text = `${script}vrrp_instance I {\ninterface eth0\nvirtual_router_id 1\n${vip}\ntrack_script {\n${entry}\n}\n}`;
    expect(parse(text).config.vrrp_instances[0]?.track_script).toMatchObject([expected]);
  });

  it.each([
    ['eth1', { interface: 'eth1', weight: 0, reverse: false }],
    ['eth1 weight 10 reverse', { interface: 'eth1', weight: 10, reverse: true }],
  ])('%s', (entry, expected) => {
    expect(instance(`${vip}\ntrack_interface {\n${entry}\n}`)?.track_interface).toMatchObject([expected]);
  });
});

describe('scripts that tell of transitions', () => {
  it('have words, and perhaps a user and a group', () => {
    expect(instance(`${vip}\nnotify "/bin/a 'b c'" nobody nogroup`)?.notify).toMatchObject({
      words: ['/bin/a', 'b c'],
      text: "/bin/a 'b c'",
      user: 'nobody',
      group: 'nogroup',
    });
  });
});

describe('sync groups', () => {
  it('name their members, on one line or several', () => {
    const instances = ['A', 'B', 'C']
      .map(
        (name, index) => `vrrp_instance ${name} {\ninterface eth0\nvirtual_router_id ${index + 1}\n${vip}\n}`,
      )
      .join('\n');
    const { vrrp_sync_groups } = parse(`${instances}\nvrrp_sync_group G {\ngroup {\nA B\nC\n}\n}`).config;
    expect(vrrp_sync_groups.map(({ group }) => group.map(({ instance: name }) => name))).toEqual([
      ['A', 'B', 'C'],
    ]);
  });
});
