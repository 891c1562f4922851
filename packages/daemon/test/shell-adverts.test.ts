import { type IpAddress, seconds } from '@kaconf/net';
import type { InstancePlan } from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';
import { advance, adverts, instance, ip, machine, peer, router, startChild } from './shell-router.ts';
import { recorded } from './shell-wire.ts';

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('hex')
    .replace(/(.{4})(?=.)/g, '$1 ');
}

/** What instances that became master have sent. */
function sent(plans: readonly InstancePlan[], until = 3.5) {
  const kernel = machine();
  startChild(router(plans), kernel);
  advance(kernel, until);
  return kernel.datagrams.map(({ time, ifindex, source, payload, ...others }) => ({
    ...others,
    payload: hex(payload),
  }));
}

const unicast = (...peers: readonly string[]) => ({
  sourceAddress: ip('10.0.0.11'),
  unicastPeers: peers.map(peer),
});

describe('what keepalived 2.4.3 sent, we send', () => {
  test('with auth_type AH, to the group', () => {
    const plan = instance(['10.0.0.10'], adverts({ authentication: { type: 'AH', password: 'secret' } }));
    expect(sent([plan], 4.5)).toEqual([
      {
        protocol: 51,
        destination: '224.0.0.18',
        hopLimit: 255,
        identification: 1,
        payload:
          '7004 0000 0a00 000b 0000 0001 d5b8 ce6a c26b 42c4 a9c0 6b16 2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
      },
      {
        protocol: 51,
        destination: '224.0.0.18',
        hopLimit: 255,
        identification: 2,
        payload:
          '7004 0000 0a00 000b 0000 0002 856a 50e8 c6a4 b08c ee05 fcf3 2133 9601 0201 3cc0 0a00 000a 0000 0000 0000 0000',
      },
    ]);
  });

  test('with auth_type AH, to two peers under one number', () => {
    const plan = instance(['10.0.0.20'], {
      virtualRouterId: 52,
      ...unicast('10.0.0.12', '10.0.0.13'),
      ...adverts({ authentication: { type: 'AH', password: 'longpass' } }),
    });
    expect(sent([plan]).map(({ payload }) => payload)).toEqual([
      '7004 0000 0a00 000b 0000 0001 fa83 7d05 c97a 1972 8813 b8d9 2134 9601 0201 3cb5 0a00 0014 0000 0000 0000 0000',
      '7004 0000 0a00 000b 0000 0001 962d 46b7 a54b bf4b 87fc cf54 2134 9601 0201 3cb5 0a00 0014 0000 0000 0000 0000',
    ]);
  });

  test('with old_unicast_checksum, to two peers', () => {
    const plan = instance(['10.0.0.10'], {
      version: 3,
      ...unicast('10.0.0.12', '10.0.0.13'),
      ...adverts({ checksum: 'old unicast' }),
    });
    expect(sent([plan]).map(({ payload }) => payload)).toEqual([
      '3133 9601 0064 43c3 0a00 000a',
      '3133 9601 0064 43c3 0a00 000a',
    ]);
  });

  test('with v3_checksum_as_v2', () => {
    const plan = instance(['10.0.0.20'], {
      version: 3,
      virtualRouterId: 52,
      ...adverts({ checksum: 'message' }),
    });
    expect(sent([plan]).map(({ payload }) => payload)).toEqual(['3134 9601 0064 2e52 0a00 0014']);
  });

  test('with a source and a group of its own', () => {
    const plan = instance(['10.0.0.50'], {
      version: 3,
      virtualRouterId: 55,
      sourceAddress: ip('10.0.0.99'),
      multicastGroup: ip('224.0.0.99'),
    });
    expect(sent([plan])).toMatchObject([
      { destination: '224.0.0.99', payload: '3137 9601 0064 42ee 0a00 0032' },
    ]);
  });

  test('in unicast without an interface', () => {
    const plan = instance(['10.0.0.40'], {
      version: 3,
      virtualRouterId: 54,
      interface: undefined,
      ...unicast('10.0.0.12'),
    });
    expect(sent([plan])).toMatchObject([
      { destination: '10.0.0.12', payload: '3136 9601 0064 19a9 0a00 0028' },
    ]);
  });
});

const key = { id: 7, octets: Array.from({ length: 34 }, (_, octet) => octet) };
const signing = { type: 'HMAC', keys: [key], activeKey: key, required: true, window: 5 } as const;

describe('with auth_hmac', () => {
  test('the key, the time and a count are behind the message; no two adverts have the same', () => {
    const plan = instance(['10.0.0.10'], {
      version: 3,
      basePriority: 255,
      startsAsMaster: true,
      advertInterval: seconds(0.5),
      ...adverts({ authentication: signing }),
    });
    const trailers = sent([plan], 1).map(({ payload }) => payload.slice(30, 59));
    // 2026-11-21 18:00:00 UTC is 0x6b01dc20; half a second is 0x8000.
    expect(trailers).toEqual([
      '0107 0000 6b01 dc20 0000 0000',
      '0107 0000 6b01 dc20 8000 0000',
      '0107 0000 6b01 dc21 0000 0000',
    ]);
  });

  test('mode receive-only sends none', () => {
    const plan = instance(['10.0.0.10'], {
      version: 3,
      ...adverts({ authentication: { ...signing, activeKey: undefined } }),
    });
    expect(sent([plan]).map(({ payload }) => payload)).toEqual(['3133 9601 0064 43c3 0a00 000a']);
  });

  test('another router that has the key is followed', () => {
    const plan = instance(['10.0.0.10'], { version: 3, ...adverts({ authentication: signing }) });
    const [master, backup] = [machine(), machine()];
    startChild(router([{ ...plan, basePriority: 200, sourceAddress: ip('10.0.0.12') }]), master);
    startChild(router([plan]), backup);
    advance(master, 3.3);
    advance(backup, 3.3);
    for (const { source, ...advert } of master.datagrams) {
      backup.arrive({ hopLimit: 255, ...advert, source, ifindex: 2, time: backup.now() });
    }
    advance(backup, 6);
    expect(backup.datagrams).toEqual([]);
    advance(backup, 7);
    expect(backup.datagrams).toHaveLength(1);
  });
});

describe('sockets', () => {
  const opened = (plans: readonly InstancePlan[]) => {
    const { kernel, journal } = recorded(machine());
    startChild(router(plans), kernel);
    return journal.filter((line) => line.startsWith('open'));
  };

  test('are shared by what sends and hears alike', () => {
    const other = { name: 'VI_2', virtualRouterId: 52 };
    expect(opened([instance([]), instance([], other)])).toEqual(['open 2 224.0.0.18']);
    expect(opened([instance([]), instance([], { ...other, multicastGroup: ip('224.0.0.99') })])).toHaveLength(
      2,
    );
    expect(opened([instance([]), instance([], { ...other, ...unicast('10.0.0.12') })])).toHaveLength(2);
    expect(
      opened([instance([], unicast('10.0.0.12')), instance([], { ...other, ...unicast('10.0.0.13') })]),
    ).toHaveLength(1);
    const signed = adverts({ authentication: { type: 'AH', password: 'secret' } });
    expect(opened([instance([]), instance([], { ...other, ...signed })])).toHaveLength(2);
  });

  test('for unicast do not hear what is sent to groups, nor those for groups unicast', () => {
    const kernel = machine();
    const plan = instance([], { version: 3, ...unicast('10.0.0.12') });
    const { lines } = startChild(router([plan]), kernel);
    const arrive = (destination: IpAddress) =>
      kernel.arrive({
        protocol: 112,
        time: kernel.now(),
        ifindex: 2,
        source: ip('10.0.0.12'),
        destination,
        hopLimit: 255,
        payload: Uint8Array.from([0x31, 51]),
      });
    arrive(ip('224.0.0.18'));
    advance(kernel, 0.1);
    expect(lines.filter((line) => line.includes('packet'))).toEqual([]);
  });
});
