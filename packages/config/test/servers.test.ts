import { describe, expect, it } from 'vitest';
import { parse } from './findings.ts';

const text = `
virtual_server 10.0.0.10 80 {
    lb_algo rr
    lb_kind DR
    protocol TCP
    persistence_timeout
    delay_loop 6.5
    retry 4
    virtualhost www.example.org
    sorry_server 10.0.0.9 8080
    real_server 10.0.0.11 {
        weight 0
        TCP_CHECK {
            connect_port 8081
            delay_before_retry 2
        }
    }
    real_server 10.0.0.12 80 {
        connect_timeout 3
        inhibit_on_failure
        HTTP_GET {
            url {
                path /
                status_code 200 301-302
            }
            url {
                path /status
                digest 9B3A0C85A887A256D6939DA88AABD8CD
                virtualhost status.example.org
            }
        }
    }
}
virtual_server fwmark 7 {
    lvs_sched wlc
    lvs_method NAT
    real_server 10.0.0.13 80 {
    }
}
virtual_server_group G {
    10.0.0.20-29 80
    10.0.1.0/24
    fwmark 9 inet
}
virtual_server group G {
    lb_algo wrr
    lvs_method TUN
    real_server fe80::1 {
    }
}`;

const { virtual_servers: servers } = parse(text).config;

describe('virtual servers', () => {
  it('are an address, a mark or a group', () => {
    expect(servers.map(({ service }) => service)).toMatchObject([
      { type: 'address', address: '10.0.0.10', port: 80 },
      { type: 'fwmark', fwmark: 7 },
      {
        type: 'group',
        group: {
          name: 'G',
          ranges: [
            { first: '10.0.0.20', last: '10.0.0.29', port: 80 },
            { first: '10.0.1.0', last: '10.0.1.255', port: 0 },
          ],
          fwmarks: [{ fwmark: 9, family: 4 }],
        },
        index: 0,
      },
    ]);
  });

  it('take synonyms', () => {
    expect(servers.map(({ lb_algo, lb_kind }) => [lb_algo, lb_kind?.method])).toEqual([
      ['rr', 'DR'],
      ['wlc', 'NAT'],
      ['wrr', 'TUN'],
    ]);
  });

  it('have times and a protocol', () => {
    expect(servers[0]).toMatchObject({
      protocol: 'TCP',
      persistence_timeout: 360_000_000,
      delay_loop: 6_500_000,
      connect_timeout: 5_000_000,
      quorum: 1,
      sorry_server: { address: '10.0.0.9', port: 80 },
    });
  });
});

describe('real servers and checkers', () => {
  it('inherit what they do not say', () => {
    const [first, second] = servers[0]?.real_server ?? [];
    expect(first).toMatchObject({
      port: 80,
      weight: 0,
      lvs_method: { method: 'DR' },
      retry: 4,
      connect_timeout: 5_000_000,
    });
    expect(second).toMatchObject({ weight: 1, inhibit_on_failure: true, connect_timeout: 3_000_000 });
    expect(first?.TCP_CHECK).toMatchObject([
      {
        connect_ip: '10.0.0.11',
        connect_port: 8081,
        delay_before_retry: 2_000_000,
        delay_loop: 6_500_000,
        warmup: 6_500_000,
        retry: 4,
      },
    ]);
    expect(second?.HTTP_GET).toMatchObject([
      {
        connect_port: 80,
        connect_timeout: 3_000_000,
        delay_before_retry: 3_000_000,
        virtualhost: 'www.example.org',
      },
    ]);
  });

  it('ask for URLs', () => {
    expect(servers[0]?.real_server[1]?.HTTP_GET[0]?.url).toMatchObject([
      {
        path: '/',
        digest: undefined,
        virtualhost: 'www.example.org',
        status_code: [
          { min: 200, max: 200 },
          { min: 301, max: 302 },
        ],
      },
      {
        path: '/status',
        digest: '9b3a0c85a887a256d6939da88aabd8cd',
        virtualhost: 'status.example.org',
        status_code: [{ min: 200, max: 299 }],
      },
    ]);
  });
});
