import { expect, test } from 'vitest';
import { type IpvsEdge, openIpvs, type Refusal, type Request } from '../src/index.ts';
import { attributesIn, bytes, destination, hex, ip, netmask, service, tcp, udp } from './literal.ts';
import * as answers from './netlink/answers.ts';

const GET_SERVICE = 4;
const [NEW_DEST, SET_DEST] = [5, 6];
const GET_DEST = 8;
const [NEW_DAEMON, DEL_DAEMON, GET_DAEMON] = [9, 10, 11];
const [SET_CONFIG, GET_CONFIG] = [12, 13];
const GET_INFO = 15;
const ZERO = 16;

/** What it was asked: `command attribute …`. */
function edge(
  answer: (request: Request) => readonly string[],
  refuse: (request: Request) => Refusal | undefined = () => undefined,
) {
  const asked: string[] = [];
  const note = (request: Request) =>
    asked.push([request.command, ...attributesIn(hex(request.payload))].join(' '));
  const ask = (request: Request) => {
    note(request);
    return answer(request).map(bytes);
  };
  const perform = (requests: readonly Request[]) =>
    requests.map((request) => {
      note(request);
      return refuse(request);
    });
  const its: IpvsEdge = { perform, dump: ask, request: ask };
  return { its, asked };
}

const sip = service(udp('[2001:db8::1]:5060'), {
  scheduler: 'wrr',
  flags: 4,
  persistence: 60,
  granularity: 64,
  persistenceEngine: 'sip',
});
const persistent = service(tcp('127.0.0.1:80'), {
  scheduler: 'sh',
  persistence: 50,
  granularity: netmask('255.255.255.0'),
});

const loaded = edge(({ command, payload }) => {
  if (command === GET_SERVICE)
    return [answers.SIP_SERVICE, answers.PERSISTENT_SERVICE, answers.MARKED_SERVICE];
  if (command !== GET_DEST) return [];
  if (hex(payload).includes('20010db8')) return [answers.GUE_DESTINATION];
  return hex(payload).includes('7f000001') ? [answers.ITS_DESTINATION] : [];
});

test('the table is what was configured, without what the kernel adds to it', () => {
  expect(openIpvs(loaded.its).table()).toEqual([
    {
      service: sip,
      destinations: [
        destination('192.168.0.1:5060', {
          method: 'TUN',
          weight: 3,
          tunnel: { type: 'gue', port: 6080, checksum: 'remcsum' },
        }),
      ],
    },
    {
      service: persistent,
      destinations: [destination('127.0.0.1:8080', { weight: 7, upperThreshold: 100, lowerThreshold: 50 })],
    },
    { service: service({ type: 'fwmark', family: 6, fwmark: 5 }), destinations: [] },
  ]);
});

test('statistics are what has been counted', () => {
  const nothing = { conns: 0n, inpkts: 0n, outpkts: 0n, inbytes: 0n, outbytes: 0n };
  const still = { cps: 0n, inpps: 0n, outpps: 0n, inbps: 0n, outbps: 0n };
  const counted = {
    ...still,
    conns: 1n,
    inpkts: 1n,
    outpkts: 1n,
    inbytes: 60n,
    outbytes: 40n,
    inbps: 6n,
    outbps: 4n,
  };
  expect(openIpvs(loaded.its).statistics()).toEqual([
    {
      service: sip.key,
      statistics: { ...nothing, ...still },
      destinations: [
        {
          destination: { address: '192.168.0.1', port: 5060 },
          active: 0,
          inactive: 0,
          persistent: 0,
          statistics: { ...nothing, ...still },
        },
      ],
    },
    {
      service: persistent.key,
      statistics: counted,
      destinations: [
        {
          destination: { address: '127.0.0.1', port: 8080 },
          active: 0,
          inactive: 1,
          persistent: 1,
          statistics: counted,
        },
      ],
    },
    {
      service: { type: 'fwmark', family: 6, fwmark: 5 },
      statistics: { ...nothing, ...still },
      destinations: [],
    },
  ]);
});

test('old kernels count with 32 bits only', () => {
  const old = answers.PERSISTENT_SERVICE.replaceAll(/\s/g, '').slice(0, 360).replace('5401', 'b400');
  const { its } = edge(({ command }) => (command === GET_SERVICE ? [old] : []));
  const [its32] = openIpvs(its).statistics();
  expect(its32?.statistics).toMatchObject({ conns: 1n, inbytes: 60n, outbytes: 40n, outbps: 4n });
});

test('a service of a protocol that keepalived does not know is none of its', () => {
  const ah = answers.PERSISTENT_SERVICE.replaceAll(/\s/g, '').replace('0600020006000000', '0600020033000000');
  const { its } = edge(({ command }) => (command === GET_SERVICE ? [ah, answers.SIP_SERVICE] : []));
  expect(
    openIpvs(its)
      .table()
      .map((entry) => entry.service),
  ).toEqual([sip]);
});

test('daemons, timeouts and the version are read', () => {
  const { its } = edge(({ command }) => {
    if (command === GET_DAEMON) return [answers.MASTER, answers.BACKUP];
    if (command === GET_CONFIG) return [answers.TIMEOUTS];
    return command === GET_INFO ? [answers.INFO] : [];
  });
  const ipvs = openIpvs(its);
  expect(ipvs.daemons()).toEqual([
    { state: 'master', syncId: 7, interface: 'eth0', maxlen: 1400, port: 9000, ttl: 3, group: '224.0.0.99' },
    { state: 'backup', syncId: 8, interface: 'eth0', maxlen: 1452, port: 8848, ttl: 1, group: 'ff02::99' },
  ]);
  expect(ipvs.timeouts()).toEqual({ tcp: 900, tcpfin: 120, udp: 300 });
  expect(ipvs.info()).toEqual({ version: '1.2.1', connectionTableSize: 4096 });
});

test('daemons, timeouts and zeroing are asked for', () => {
  const { its, asked } = edge(() => []);
  const ipvs = openIpvs(its);
  ipvs.startDaemon({
    state: 'master',
    syncId: 7,
    interface: 'lo',
    maxlen: 1400,
    port: 9000,
    ttl: 3,
    group: ip('224.0.0.99'),
  });
  ipvs.startDaemon({ state: 'backup', syncId: 0, interface: 'eth0', group: ip('ff02::99') });
  ipvs.stopDaemon({ state: 'backup', syncId: 8 });
  ipvs.setTimeouts({ tcp: 100, tcpfin: 0, udp: 30 });
  ipvs.zero();
  ipvs.zero({ type: 'fwmark', family: 4, fwmark: 1 });
  expect(asked).toEqual([
    // As keepalived 2.4.3 has sent it: 3c0003800800010002000000…
    `${NEW_DAEMON} 3{1=01000000 2=6c6f00 3=07000000 4=7805 5=e0000063 7=2823 8=03}`,
    `${NEW_DAEMON} 3{1=02000000 2=6574683000 3=00000000 6=ff020000000000000000000000000099}`,
    `${DEL_DAEMON} 3{1=02000000 3=08000000}`,
    `${SET_CONFIG} 4=64000000 5=00000000 6=1e000000`,
    `${ZERO}`,
    `${ZERO} 1{1=0200 5=01000000}`,
  ]);
});

const missing: Refusal = {
  code: 'ENOENT',
  errno: 2,
  reason: 'No such file or directory',
  operation: 'edit destination',
  object: '127.0.0.1:tcp:80 -> 127.0.0.1:8080',
  message: 'no',
};

test('a destination that somebody has taken away is added instead of edited', () => {
  const { its, asked } = edge(
    () => [],
    ({ command }) => (command === SET_DEST ? missing : undefined),
  );
  const command = { service: persistent.key, destination: destination('127.0.0.1:8080') };
  expect(openIpvs(its).apply([{ type: 'editDestination', ...command }])).toEqual([]);
  expect(asked.map((each) => Number.parseInt(each, 10))).toEqual([SET_DEST, NEW_DEST]);
});

test('what is refused does not keep the rest from being done, and is told with its command', () => {
  const { its } = edge(
    () => [],
    ({ command }) => (command === NEW_DEST ? { ...missing, code: 'ESRCH', errno: 3 } : undefined),
  );
  const add = {
    type: 'addDestination',
    service: persistent.key,
    destination: destination('127.0.0.1:8080'),
  } as const;
  const refused = openIpvs(its).apply([add, { type: 'deleteService', service: sip.key }, add]);
  expect(refused.map(({ command, refusal }) => [command, refusal.code])).toEqual([
    [add, 'ESRCH'],
    [add, 'ESRCH'],
  ]);
});
