import { expect, test } from 'vitest';
import { block, configuration, unicast, vrrpInstance } from '../src/daemon/configuration.ts';

test('an instance is written as an administrator would', () => {
  const more = [...unicast('10.0.0.11', '10.0.0.12'), block('track_script', ['chk_nginx'])];
  const instance = vrrpInstance({
    version: 3,
    advertInterval: 0.1,
    priority: 150,
    addresses: ['10.0.0.10/24'],
    more,
  });
  expect(configuration(instance)).toBe(`global_defs {
    router_id lab
    script_user root
}
vrrp_instance VI_1 {
    state BACKUP
    interface eth0
    version 3
    virtual_router_id 51
    priority 150
    advert_int 0.1
    unicast_src_ip 10.0.0.11
    unicast_peer {
        10.0.0.12
    }
    track_script {
        chk_nginx
    }
    virtual_ipaddress {
        10.0.0.10/24
    }
}`);
});
