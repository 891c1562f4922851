import { micros } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import { FakeEdge } from './fake-edge.ts';
import { plansOf, plansOfServer } from './literal.ts';

const REFUSED = { type: 'failed', errno: 111 } as const;
const CONNECTED = { type: 'connected', fd: -1 } as const;
const tcp = (words = '') =>
  `TCP_CHECK {\n delay_loop 2\n warmup 0\n retry 1\n connect_timeout 3\n ${words}\n }`;

function started(checkers: string, prepare: (edge: FakeEdge) => void = () => undefined): FakeEdge {
  const edge = new FakeEdge();
  prepare(edge);
  edge.follow(plansOfServer(checkers));
  return edge;
}

describe('a checker', () => {
  test('begins a second after the start, and pauses between the end of a check and the next', () => {
    const edge = started(tcp());
    edge.advance(6000);
    expect(edge.connects).toEqual(['1000 10.0.0.11', '3001 10.0.0.11', '5002 10.0.0.11']);
    expect(edge.news()).toEqual(['1001 TCP connection to [10.0.0.11]:tcp:80 success.', '1001 0.0.0 UP']);
  });

  test('begins at a random time within its warmup', () => {
    const edge = started(tcp('warmup 10'), (it) => {
      it.random = 0.25;
    });
    edge.advance(4000);
    expect(edge.connects).toEqual(['3500 10.0.0.11']);
  });

  test('waits for a connection as long as it is told', () => {
    const edge = started(tcp(), (it) => {
      it.answer = 'silence';
    });
    edge.advance(10_000);
    expect(edge.connects).toEqual(['1000 10.0.0.11', '6000 10.0.0.11']);
    expect(edge.news()).toEqual(['4000 TCP_CHECK on service [10.0.0.11]:tcp:80 failed.', '4000 0.0.0 DOWN']);
  });

  test('that was late pauses less, by half at most', () => {
    const edge = started(tcp());
    edge.advance(2900);
    edge.now = micros(3_401_000);
    edge.advance(7900);
    edge.now = micros(18_003_000);
    edge.advance(22_000);
    expect(edge.connects).toEqual([
      '1000 10.0.0.11',
      '3401 10.0.0.11',
      '5002 10.0.0.11',
      '7003 10.0.0.11',
      '18003 10.0.0.11',
      '19004 10.0.0.11',
      '21005 10.0.0.11',
    ]);
  });

  test('is down after its retries, and up again at the first success', () => {
    const edge = started(tcp());
    edge.advance(2000);
    edge.news();
    edge.answer = REFUSED;
    edge.advance(5000);
    edge.answer = CONNECTED;
    edge.advance(7000);
    expect(edge.connects.slice(1)).toEqual(['3001 10.0.0.11', '4002 10.0.0.11', '6003 10.0.0.11']);
    expect(edge.news()).toEqual([
      '4003 TCP_CHECK on service [10.0.0.11]:tcp:80 failed after 1 retries.',
      '4003 0.0.0 DOWN',
      '6004 TCP connection to [10.0.0.11]:tcp:80 success.',
      '6004 0.0.0 UP',
    ]);
  });

  test('asks nobody while its virtual service waits for its address, and looks again after a pause', () => {
    const edge = started(tcp(), (it) => it.suspended.add(0));
    edge.advance(2500);
    edge.suspended.delete(0);
    edge.advance(4000);
    expect(edge.connects).toEqual(['3000 10.0.0.11']);
  });

  test('is told nothing when all is over', () => {
    const edge = started(tcp());
    edge.advance(1000);
    edge.loop.close();
    edge.advance(9000);
    expect(edge.news()).toEqual([]);
  });
});

test('a thousand checkers are all asked, whenever they are due', () => {
  const reals = Array.from({ length: 1000 }, (_, i) => {
    return `real_server 10.1.${i >> 8}.${i & 255} 80 {\n ${tcp(`delay_loop 0.${100 + (i % 900)}`)}\n }`;
  });
  const edge = new FakeEdge();
  edge.follow(plansOf(`virtual_server 10.0.0.10 80 {\n protocol TCP\n ${reals.join('\n')}\n }`));
  edge.advance(10_900);
  const counts = new Map<string, number>();
  for (const line of edge.connects) {
    const address = line.split(' ')[1] ?? '';
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  expect(counts.size).toBe(1000);
  // The first pauses 100 ms and the last 999, beside 1 ms that a check takes and at most 1 ms of waiting for others.
  expect(counts.get('10.1.0.0')).toBeGreaterThanOrEqual(98);
  expect(counts.get('10.1.0.0')).toBeLessThanOrEqual(100);
  expect(counts.get('10.1.3.131')).toBe(10);
});

test('of a hundred that are due together the first are heard before the last are asked', () => {
  const reals = Array.from({ length: 100 }, (_, i) => `real_server 10.1.0.${i} 80 {\n ${tcp()}\n }`);
  const edge = new FakeEdge();
  edge.follow(plansOf(`virtual_server 10.0.0.10 80 {\n protocol TCP\n ${reals.join('\n')}\n }`));
  edge.advance(1100);
  const times = Map.groupBy(edge.connects, (line) => line.split(' ')[0]);
  expect([...times].map(([time, { length }]) => `${time} ${length}`)).toEqual([
    '1000 32',
    '1001 32',
    '1002 32',
    '1003 4',
  ]);
});

describe('a program', () => {
  const misc = (words = '') =>
    `MISC_CHECK {\n misc_path "/bin/check"\n delay_loop 4\n warmup 0\n misc_timeout 1\n ${words}\n }`;

  test('that does not end is asked to, killed, and killed again', () => {
    const edge = started(misc());
    edge.advance(16_500);
    expect(edge.programs[0]?.signals).toEqual([
      '2000 SIGTERM',
      '4000 SIGKILL',
      '6000 SIGKILL',
      '16000 SIGKILL',
    ]);
    expect(edge.news()).toEqual([
      '6000 Child (PID 101) failed to terminate after kill',
      '16000 Child (PID 101) failed to terminate after kill',
    ]);
  });

  test('runs again a pause after it began', () => {
    const edge = started(misc());
    edge.advance(1800);
    edge.programs[0]?.end({ type: 'exited', status: 0 });
    edge.advance(5500);
    expect(edge.programs.map(({ startedAt }) => startedAt)).toEqual([1000, 5000]);
  });

  test('that took longer than the pause runs again at once', () => {
    const edge = started(misc('misc_timeout 9'));
    edge.advance(8000);
    edge.programs[0]?.end({ type: 'exited', status: 0 });
    edge.advance(8100);
    expect(edge.programs.map(({ startedAt }) => Math.floor(startedAt))).toEqual([1000, 8000]);
  });

  test('that was dropped by a reload ends unheard', () => {
    const edge = started(misc());
    edge.advance(1500);
    edge.follow([]);
    expect(edge.programs[0]?.dropped).toBe(true);
  });
});

describe('a reload', () => {
  test('that gives a server its first checker, with alpha, leaves it up: a failure is news', () => {
    const edge = started('');
    edge.answer = REFUSED;
    edge.follow(plansOfServer(tcp('alpha')));
    edge.advance(4000);
    expect(edge.news().filter((line) => !line.includes('TCP'))).toEqual(['2002 0.0.0 DOWN']);
  });

  test('before an alpha checker has run leaves it as it is taken then: up where others of its server are', () => {
    const edge = started(tcp('alpha'), (it) => it.down.add('0.0.0'));
    edge.answer = REFUSED;
    edge.advance(500);
    edge.down.clear();
    edge.follow(plansOfServer(tcp('alpha')));
    edge.advance(5000);
    expect(edge.news().filter((line) => !line.includes('TCP'))).toEqual(['1001 0.0.0 DOWN']);
  });

  test('lets a checker go on that asks the same, without a word, and tells again what it has found', () => {
    const edge = started(tcp());
    edge.advance(2000);
    edge.news();
    edge.follow(plansOfServer(tcp('retry 3')));
    edge.advance(4000);
    expect(edge.news()).toEqual(['2000 0.0.0 UP']);
    expect(edge.connects).toEqual(['1000 10.0.0.11', '3000 10.0.0.11']);
  });

  test('has nobody wait longer than one that begins', () => {
    const edge = started(tcp('delay_loop 100'));
    edge.advance(2000);
    edge.follow(plansOfServer(tcp('delay_loop 100')));
    edge.advance(3500);
    expect(edge.connects).toEqual(['1000 10.0.0.11', '3000 10.0.0.11']);
  });

  test('has a new checker of a real server that is up fail as often as others', () => {
    const edge = started(tcp());
    edge.advance(2000);
    edge.news();
    edge.answer = REFUSED;
    edge.follow(plansOfServer(`${tcp()}\n ${tcp('connect_ip 10.0.0.12\n retry 2')}`));
    edge.advance(6000);
    expect(edge.news()).toEqual([
      '2000 0.0.0 UP',
      '4002 TCP_CHECK on service [10.0.0.11]:tcp:80 failed after 1 retries.',
      '4002 0.0.0 DOWN',
      '5003 TCP_CHECK on service [10.0.0.11]:tcp:80 failed after 2 retries.',
      '5003 0.0.1 DOWN',
    ]);
  });

  test('has a new checker of a real server that is down fail at once', () => {
    const edge = started(tcp(), (it) => {
      it.answer = REFUSED;
    });
    edge.advance(2000);
    edge.news();
    edge.follow(plansOfServer(`${tcp()}\n ${tcp('connect_ip 10.0.0.12\n retry 2')}`));
    edge.advance(4000);
    expect(edge.news()).toEqual([
      '2000 0.0.0 DOWN',
      '3001 TCP_CHECK on service [10.0.0.11]:tcp:80 failed.',
      '3001 0.0.1 DOWN',
    ]);
  });

  test('counts places anew', () => {
    const edge = started(tcp());
    edge.advance(2000);
    edge.news();
    const real = `real_server 10.0.0.11 80 {\n ${tcp()}\n }`;
    const other = `virtual_server 10.0.0.9 80 {\n protocol TCP\n real_server 10.0.0.8 80 {\n }\n }`;
    edge.follow(plansOf(`${other}\n virtual_server 10.0.0.10 80 {\n protocol TCP\n ${real}\n }`));
    expect(edge.news()).toEqual(['2000 1.0.0 UP']);
  });
});

const monitors = `track_file load {
    file "/tmp/load"
    weight 1
  }
  bfd_instance peer {
    neighbor_ip 192.0.2.1
    checker
  }
  virtual_server 10.0.0.10 80 {
    protocol TCP
    real_server 10.0.0.11 80 {
      BFD_CHECK {
        name peer
      }
      FILE_CHECK {
        track_file load
      }
    }
  }`;

test('what a file says is known at once, and told when it changes', () => {
  const edge = new FakeEdge();
  edge.files.set('load', 5);
  edge.follow(plansOf(monitors));
  for (const status of [5, 7, -2147483648, 3]) edge.loop.fileChanged('load', status);
  expect(edge.news()).toEqual([
    '0 0.0.1 UP 5',
    '0 0 weighs 7',
    '0 (detail) ([10.0.0.11]:tcp:80): tracked file load now FAULT state',
    '0 0.0.1 DOWN 0',
    '0 (detail) ([10.0.0.11]:tcp:80): tracked file load leaving FAULT state',
    '0 0.0.1 UP 3',
  ]);
});

test('what a BFD session is, is told once', () => {
  const edge = new FakeEdge();
  edge.follow(plansOf(monitors));
  edge.news();
  for (const up of [true, true, false, false, true]) edge.loop.bfdChanged('peer', up);
  edge.loop.bfdChanged('other', false);
  expect(edge.news()).toEqual([
    '0 BFD check of [peer] RS([10.0.0.11]:tcp:80) is UP',
    '0 0.0.0 UP',
    '0 BFD check of [peer] RS([10.0.0.11]:tcp:80) is DOWN',
    '0 0.0.0 DOWN',
    '0 BFD check of [peer] RS([10.0.0.11]:tcp:80) is UP',
    '0 0.0.0 UP',
  ]);
});

test('what was refused of a BFD session is found again when that is told once more', () => {
  const edge = new FakeEdge();
  edge.follow(plansOf(monitors));
  edge.loop.bfdChanged('peer', true);
  edge.news();
  edge.refuses = true;
  edge.loop.bfdChanged('peer', false);
  edge.refuses = false;
  for (const up of [false, false]) edge.loop.bfdChanged('peer', up);
  expect(edge.news()).toEqual([
    '0 BFD check of [peer] RS([10.0.0.11]:tcp:80) is DOWN',
    '0 0.0.0 DOWN',
    '0 BFD check of [peer] RS([10.0.0.11]:tcp:80) is DOWN',
    '0 0.0.0 DOWN',
  ]);
});
