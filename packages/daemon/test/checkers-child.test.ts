import { micros, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { configured, ipvs, startCheckers } from './checkers.ts';
import { address, ip, link } from './shell-router.ts';

const SERVICE = `virtual_server 10.9.9.1 80 {
  delay_loop 5
  lb_algo rr
  lb_kind NAT
  protocol TCP
  real_server 10.9.9.2 80 {
    weight 3
  }
  real_server 10.9.9.3 80 {
    weight 1
  }
}
`;

const CHECKED = `virtual_server 10.9.9.1 80 {
  delay_loop 1
  lb_algo rr
  lb_kind NAT
  protocol TCP
  warmup 0
  real_server 10.9.9.2 80 {
    TCP_CHECK {
      retry 0
    }
  }
}
`;

const SET_UP = [
  'add service 10.9.9.1:tcp:80',
  'add destination 10.9.9.1:tcp:80 -> 10.9.9.2:80',
  'add destination 10.9.9.1:tcp:80 -> 10.9.9.3:80',
];

describe('a start', () => {
  test('brings what is configured into the table, and says what keepalived says', () => {
    const { asked, families } = ipvs();
    const { lines, runs } = startCheckers(SERVICE, { families });
    expect(runs).toBe(true);
    expect(asked).toEqual(['ask for the version of IPVS', ...SET_UP]);
    expect(lines).toEqual([
      'Initializing ipvs',
      'Gained quorum 1+0=1 <= 4 for VS [10.9.9.1]:tcp:80',
      'Activating BFD healthchecker',
    ]);
  });

  test('fails where the kernel has no IPVS, and takes its leave as if it had', async () => {
    const { child, lines, runs } = startCheckers(SERVICE, {});
    expect(runs).toBe(false);
    await child.stop();
    expect(lines.slice(0, 4)).toEqual([
      'Initializing ipvs',
      "IPVS: Can't initialize ipvs: No such file or directory",
      'Shutting down service [10.9.9.2]:tcp:80 from VS [10.9.9.1]:tcp:80',
      'Shutting down service [10.9.9.3]:tcp:80 from VS [10.9.9.1]:tcp:80',
    ]);
  });

  test('without virtual servers needs no IPVS', () => {
    const { runs, lines } = startCheckers('', {});
    expect(runs).toBe(true);
    expect(lines).toEqual(['Activating BFD healthchecker']);
  });

  test('opens IPVS in the network namespace that it is configured for', () => {
    const { families } = ipvs();
    const { kernel } = startCheckers(`net_namespace_ipvs lb\n${SERVICE}`, { families });
    expect(kernel.processCalls).toContainEqual({ call: 'inNetworkNamespace', argument: 'lb' });
  });

  test('says what the kernel refuses, and goes on', () => {
    const refused = 'add destination 10.9.9.1:tcp:80 -> 10.9.9.2:80';
    const { families, asked } = ipvs({ [refused]: 'EINVAL' });
    const { lines } = startCheckers(SERVICE, { families });
    expect(asked.slice(1)).toEqual(SET_UP);
    expect(lines[1]).toBe(
      'IPVS cmd IP_VS_SO_SET_ADDDEST(1159) error: Invalid operation.  Possibly wrong module version, address not unicast, ...(22) (10.9.9.1:tcp:80 -> 10.9.9.2:80)',
    );
  });

  test('sets timeouts and synchronises, once whatever ran before is stopped', () => {
    const { asked, families } = ipvs();
    const globals = 'global_defs {\nlvs_timeouts tcp 600\nlvs_sync_daemon eth0 id 7\n}\n';
    startCheckers(globals + SERVICE, { families });
    expect(asked).toEqual([
      'ask for the version of IPVS',
      'read timeouts',
      'set timeouts',
      'stop sync daemon master 0',
      'stop sync daemon backup 0',
      'start sync daemon master 7',
      'start sync daemon backup 7',
      ...SET_UP,
    ]);
  });
});

test('a real server that answers no more leaves the table, and comes back', () => {
  const { asked, families } = ipvs();
  const { kernel, lines } = startCheckers(CHECKED, { families });
  kernel.listening.add('10.9.9.2 80');
  kernel.advance(seconds(3));
  expect(asked.slice(1)).toEqual(SET_UP.slice(0, 2));
  kernel.listening.clear();
  kernel.advance(seconds(6));
  expect(asked.slice(3)).toEqual(['delete destination 10.9.9.1:tcp:80 -> 10.9.9.2:80']);
  kernel.listening.add('10.9.9.2 80');
  kernel.advance(seconds(9));
  expect(asked.slice(4)).toEqual(['add destination 10.9.9.1:tcp:80 -> 10.9.9.2:80']);
  expect(lines.slice(2)).toEqual([
    'Activating healthchecker for service [10.9.9.2]:tcp:80 for VS [10.9.9.1]:tcp:80',
    'Activating BFD healthchecker',
    'TCP connection to [10.9.9.2]:tcp:80 success.',
    'TCP_CHECK on service [10.9.9.2]:tcp:80 failed.',
    'Removing service [10.9.9.2]:tcp:80 from VS [10.9.9.1]:tcp:80',
    'Lost quorum 1-0=1 > 0 for VS [10.9.9.1]:tcp:80',
    'TCP connection to [10.9.9.2]:tcp:80 success.',
    'Adding service [10.9.9.2]:tcp:80 to VS [10.9.9.1]:tcp:80',
    'Gained quorum 1+0=1 <= 1 for VS [10.9.9.1]:tcp:80',
  ]);
});

test('a removal that the kernel refuses is tried again at the next check', () => {
  const { asked, families } = ipvs({ 'delete destination 10.9.9.1:tcp:80 -> 10.9.9.2:80': 'EINVAL' });
  const { kernel } = startCheckers(CHECKED, { families });
  kernel.advance(micros(3_500_000));
  const tries = asked.filter((text) => text.startsWith('delete'));
  expect(tries.length).toBeGreaterThan(1);
});

describe('with ha_suspend', () => {
  const suspended = CHECKED.replace('delay_loop', 'ha_suspend\n  delay_loop');

  test('nobody is asked before this machine has the address', () => {
    const { asked, families } = ipvs();
    const { kernel, lines } = startCheckers(suspended, { families, links: [link(2, 'eth0')] });
    kernel.advance(seconds(5));
    expect(asked.slice(1)).toEqual(SET_UP.slice(0, 2));
    kernel.change({ type: 'address', address: address(2, '10.9.9.1') });
    kernel.advance(seconds(10));
    expect(asked.slice(3)).toEqual(['delete destination 10.9.9.1:tcp:80 -> 10.9.9.2:80']);
    expect(lines.slice(0, 7)).toEqual([
      'Initializing ipvs',
      'Registering Kernel netlink reflector',
      'Registering Kernel netlink command channel',
      'Gained quorum 1+0=1 <= 1 for VS [10.9.9.1]:tcp:80',
      'Deactivating healthchecker for service [10.9.9.2]:tcp:80 for VS [10.9.9.1]:tcp:80',
      'Activating BFD healthchecker',
      'Netlink reflector reports IP 10.9.9.1 added',
    ]);
    expect(lines[7]).toBe('Activating healthchecker for service [10.9.9.2]:tcp:80 for VS [10.9.9.1]:tcp:80');
  });

  test('an address on two interfaces is there until it has left both', () => {
    const { families } = ipvs();
    const both = [address(2, '10.9.9.1'), address(3, '10.9.9.1')];
    const { kernel, lines } = startCheckers(suspended, { families, addresses: both });
    kernel.change({ type: 'addressGone', address: address(2, '10.9.9.1'), why: 'by others' });
    kernel.advance(micros(1));
    const suspending = 'Suspending healthchecker for service [10.9.9.2]:tcp:80 for VS [10.9.9.1]:tcp:80';
    expect(lines).not.toContain(suspending);
    kernel.change({ type: 'addressGone', address: address(3, '10.9.9.1'), why: 'by others' });
    kernel.advance(micros(2));
    expect(lines).toContain(suspending);
  });
});

test('with -a every address that comes or goes is told', () => {
  const there = [address(2, '10.0.0.11')];
  const { kernel, lines } = startCheckers('', { addresses: there }, { reportsAddresses: true });
  kernel.change({
    type: 'address',
    address: { ...address(2, '10.0.0.12'), prefix: { address: ip('fe80::1'), length: 64 } },
  });
  kernel.change({ type: 'addressGone', address: address(2, '10.0.0.11'), why: 'by others' });
  kernel.advance(micros(1));
  expect(lines.filter((line) => line.startsWith('Netlink'))).toEqual([
    'Netlink reflector reports IP 10.0.0.11 added',
    'Netlink reflector reports IP fe80::1 added',
    'Netlink reflector reports IP 10.0.0.11 removed',
  ]);
});

describe('a reload', () => {
  test('changes what has changed', () => {
    const { asked, families } = ipvs();
    const { child, lines } = startCheckers(SERVICE, { families });
    expect(child.reload(configured(SERVICE.replace('weight 3', 'weight 5')))).toBe(true);
    expect(asked.slice(4)).toEqual(['edit destination 10.9.9.1:tcp:80 -> 10.9.9.2:80']);
    expect(lines.slice(3)).toEqual([
      'Reloading',
      'Reinitializing ipvs',
      'Changing weight from 3 to 5 for active service [10.9.9.2]:tcp:80 of VS [10.9.9.1]:tcp:80',
      'Activating BFD healthchecker',
    ]);
  });

  test('gives timeouts back that are configured no more', () => {
    const { asked, families } = ipvs();
    const { child } = startCheckers(`global_defs {\nlvs_timeouts udp 9\n}\n${SERVICE}`, { families });
    child.reload(configured(SERVICE));
    expect(asked.filter((text) => text === 'set timeouts')).toHaveLength(2);
  });
});

describe('the end', () => {
  test('takes the services out of the table', async () => {
    const { asked, families } = ipvs();
    const { child, lines } = startCheckers(SERVICE, { families });
    await child.stop();
    expect(asked.slice(4).at(-1)).toBe('delete service 10.9.9.1:tcp:80');
    expect(lines.slice(3, 5)).toEqual([
      'Shutting down service [10.9.9.2]:tcp:80 from VS [10.9.9.1]:tcp:80',
      'Shutting down service [10.9.9.3]:tcp:80 from VS [10.9.9.1]:tcp:80',
    ]);
  });

  test('with -I leaves the table as it is', async () => {
    const { asked, families } = ipvs();
    const { child, lines } = startCheckers(SERVICE, { families }, { keepIpvs: true });
    await child.stop();
    expect(asked).toHaveLength(4);
    expect(lines[3]).toMatch(/^Stopped/);
  });

  test('stops the daemons that it has started', async () => {
    const { asked, families } = ipvs();
    const { child } = startCheckers(`global_defs {\nlvs_sync_daemon eth0\n}\n${SERVICE}`, { families });
    await child.stop();
    expect(asked.slice(-2)).toEqual(['stop sync daemon master 0', 'stop sync daemon backup 0']);
  });
});

test('without the files of the SSL block there is no SSL_GET, and no checker process', () => {
  const { families } = ipvs();
  const ssl = 'SSL {\ncertificate /nowhere/cert.pem\nkey /nowhere/key.pem\n}\n';
  const get = 'SSL_GET {\nurl {\npath /\nstatus_code 200\n}\n}';
  const { runs, lines } = startCheckers(ssl + CHECKED.replace(/TCP_CHECK \{[^}]*\}/, get), { families });
  expect(runs).toBe(false);
  expect(lines).toEqual([
    'Initializing ipvs',
    'SSL error : Cant load certificate file...',
    'Error Initialize SSL, ctx Instance',
    '  SSL  keyfile:/nowhere/key.pem',
    '  SSL password:(null)',
    '  SSL   cafile:(null)',
    'Terminate...',
  ]);
});

test('what is asked of servers is answered with how they stand and when they are checked next', () => {
  const { families } = ipvs();
  const { child, kernel } = startCheckers(CHECKED, { families });
  kernel.advance(micros(400_000));
  expect(child.inspect()).toEqual([
    {
      name: '[10.9.9.1]:tcp:80',
      quorumUp: true,
      quorum: 1,
      weight: 1,
      sorryServer: undefined,
      sorryServes: false,
      suspended: false,
      traffic: undefined,
      servers: [
        {
          name: '[10.9.9.2]:tcp:80',
          alive: true,
          serves: true,
          weight: 1,
          traffic: undefined,
          checkers: [{ kind: 'TCP_CHECK', up: true, hasRun: false, weight: 0, retries: 0, next: 600_000 }],
        },
      ],
    },
  ]);
});
