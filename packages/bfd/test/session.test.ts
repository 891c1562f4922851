import { type Micros, micros, seconds } from '@kaconf/net';
import { describe, expect, test } from 'vitest';
import {
  type ControlPacket,
  deadline,
  type Event,
  type Session,
  type SessionPlan,
  step,
} from '../src/index.ts';
import { fresh, packet, plan, told } from './literal.ts';

/** A session and what it has done, which it is asked for and then forgets. */
class Life {
  session: Session;
  now: Micros = seconds(10);
  readonly #plan: SessionPlan;
  #told: string[] = [];

  constructor(more: Partial<SessionPlan> = {}) {
    this.#plan = { ...plan, ...more };
    this.session = fresh(more);
    this.event({ type: 'opened' });
  }

  event(event: Event): this {
    const [session, effects] = step(this.#plan, this.session, event, this.now);
    this.session = session;
    this.#told.push(...told(effects));
    return this;
  }

  hear(more: Partial<ControlPacket>): this {
    return this.event({ type: 'packet', packet: packet(more) });
  }

  /** To the next deadline. */
  wait(): this {
    this.now = deadline(this.session) ?? this.now;
    return this.event({ type: 'timer' });
  }

  waitUntil(time: number): this {
    for (let next = deadline(this.session); next !== undefined && next <= time; ) {
      this.wait();
      next = deadline(this.session);
    }
    this.now = micros(time);
    return this;
  }

  /** Without the details, which come with `-D` and `-D -D`. */
  told(): string[] {
    const texts = this.#told.filter((text) => !/^-D -D |^\(s1\) -----|min_tx|^ +(local|remote) /.test(text));
    this.#told = [];
    return texts;
  }
}

test('with -D -D the states on the way are told, and each packet has the parameters told', () => {
  const toldOf = (session: Session, event: Event, now = seconds(10)) => {
    const [next, effects] = step(plan, session, event, now);
    return [next, told(effects)] as const;
  };
  const down = { type: 'packet', packet: packet({}), reported: true } as const;
  const [init, first] = toldOf(toldOf(fresh(), { type: 'opened' })[0], down);
  expect(first).toContain('-D -D (s1) Entering Init state');
  const [, second] = toldOf(init, down);
  expect(second).toEqual([
    '(s1) ---------------< Session parameters >--------------',
    '              min_tx  min_rx  tx_intv  mult  detect_time',
    '     local   1000000   50000  1000000     3      3000000',
    '     remote  1000000   50000  1000000     3      3000000',
  ]);
  const [, expired] = toldOf(init, { type: 'timer' }, seconds(20));
  expect(expired.slice(0, 2)).toEqual([
    '-D -D (s1) Expired after 10000 ms (7000000 usec overdue)',
    '-D -D (s1) Entering Down state (Local diagnostic - Control Detection Time Expired, Remote diagnostic - No Diagnostic)',
  ]);
});

/** In that state, and nothing said of how it came there. */
function lifeIn(state: 'Down' | 'Init' | 'Up', more: Partial<SessionPlan> = {}): Life {
  const life = new Life(more);
  if (state === 'Init') life.hear({ state: 'Down', yourDiscriminator: 0 });
  if (state === 'Up') life.hear({ state: 'Init' }).hear({ state: 'Up', final: true });
  life.told();
  return life;
}

test('a session begins with a packet, and tells that it is not up', () => {
  expect(new Life().told()).toEqual(['tell down', 'send Down 1>0']);
});

test('two that begin hear each other three times', () => {
  const life = lifeIn('Down');
  expect(life.hear({ state: 'Down', yourDiscriminator: 0 }).told()).toEqual([
    '     Detection time is 3000000 us (was 0 us)',
    'send Init 1>2',
  ]);
  expect(life.hear({ state: 'Up', poll: true }).told()).toEqual([
    '     Detection time is 150000 us (was 3000000 us)',
    '(s1) Entering Up state',
    '(s1) Starting poll sequence',
    'tell up',
    'send Up P 1>2',
    'send Up F 1>2',
  ]);
  expect(life.hear({ state: 'Up', final: true }).told()).toEqual([]);
  expect(life.wait().told()).toEqual(['send Up 1>2']);
});

/** RFC 5880 section 6.2. */
test.each([
  ['Down', 'AdminDown', 'Down'],
  ['Down', 'Down', 'Init'],
  ['Down', 'Init', 'Up'],
  ['Down', 'Up', 'Down'],
  ['Init', 'AdminDown', 'Down'],
  ['Init', 'Down', 'Init'],
  ['Init', 'Init', 'Up'],
  ['Init', 'Up', 'Up'],
  ['Up', 'AdminDown', 'Down'],
  ['Up', 'Down', 'Down'],
  ['Up', 'Init', 'Up'],
  ['Up', 'Up', 'Up'],
] as const)('a session that is %s and hears %s is %s', (own, heard, then) => {
  expect(lifeIn(own).hear({ state: heard }).session.state).toBe(then);
});

describe('a session that is up', () => {
  test('is down when nothing was heard for three times 50 ms, to the microsecond', () => {
    const life = lifeIn('Up');
    expect(life.waitUntil(life.now + 149_999).session.state).toBe('Up');
    life.told();
    life.waitUntil(life.now + 1);
    expect(life.told()).toEqual([
      '(s1) Expired after 150 ms (0 usec overdue)',
      '(s1) Entering Down state (Local diagnostic - Control Detection Time Expired, Remote diagnostic - No Diagnostic)',
      'tell down',
      'send Down 1>0',
    ]);
  });

  test('lives from one packet to the next', () => {
    const life = lifeIn('Up');
    for (let packets = 0; packets < 100; packets++) {
      life.waitUntil(life.now + 149_000).hear({ state: 'Up' });
    }
    expect(life.session.state).toBe('Up');
  });

  test('is down when the neighbour says so', () => {
    const life = lifeIn('Up').hear({ state: 'Down', diagnostic: 'Control Detection Time Expired' });
    expect(life.told().slice(1)).toEqual([
      '(s1) Entering Down state (Local diagnostic - Neighbor Signaled Session Down, Remote diagnostic - Control Detection Time Expired)',
      'tell down',
      'send Down 1>2',
    ]);
  });

  test('and whose neighbour was told to end it tells nobody of a failure', () => {
    const life = lifeIn('Up').hear({ state: 'AdminDown', diagnostic: 'Administratively Down' });
    expect(life.session.state).toBe('Down');
    expect(life.told()).not.toContain('tell down');
  });

  test('answers each poll at once', () => {
    expect(lifeIn('Up').hear({ state: 'Up', poll: true }).told()).toEqual(['send Up F 1>2']);
  });

  test('sends no faster than the neighbour wants to hear', () => {
    const life = lifeIn('Up').hear({ state: 'Up', poll: true, requiredMinRx: seconds(1) });
    life.told();
    // What was due already goes; the neighbour is told of the new pace with the first.
    life.wait().hear({ state: 'Up', requiredMinRx: seconds(1) });
    const sentAt = life.now;
    expect((life.session.transmitAt ?? 0) - sentAt).toBeGreaterThanOrEqual(750_000);
    expect((life.session.transmitAt ?? 0) - sentAt).toBeLessThanOrEqual(900_000);
  });

  test.each([
    ['wants to hear nothing', { requiredMinRx: micros(0) }],
    ['asks when it wants to know', { demand: true }],
  ])('sends nothing of its own accord when the neighbour %s', (_, more) => {
    const life = lifeIn('Up').hear({ state: 'Up', ...more });
    expect(life.session.transmitAt).toBeUndefined();
    expect(life.hear({ state: 'Up', poll: true, ...more }).told()).toContain('send Up F 1>2');
  });
});

test('intervals between packets are shortened by a tenth to a quarter, differently each time', () => {
  const life = lifeIn('Up');
  const intervals = Array.from({ length: 1000 }, () => {
    const before = life.wait().now;
    life.hear({ state: 'Up' });
    return (life.session.transmitAt ?? 0) - before;
  });
  expect(Math.min(...intervals)).toBeGreaterThanOrEqual(37_500);
  expect(Math.max(...intervals)).toBeLessThanOrEqual(45_000);
  expect(Math.min(...intervals)).toBeLessThan(37_700);
  expect(Math.max(...intervals)).toBeGreaterThan(44_800);
});

describe('a passive session', () => {
  test('waits for the neighbour', () => {
    const life = new Life({ passive: true });
    expect(life.told()).toEqual(['tell down']);
    expect(deadline(life.session)).toBeUndefined();
    expect(life.hear({ state: 'Down', yourDiscriminator: 0 }).told()).toContain('send Init 1>2');
  });

  test('is silent again when it has heard nothing for a Detection Time', () => {
    const life = lifeIn('Up', { passive: true });
    life.waitUntil(life.now + 1_000_000);
    expect(life.session.state).toBe('Down');
    expect(life.told().filter((text) => text.startsWith('send Down'))).toEqual([]);
    expect(deadline(life.session)).toBeUndefined();
  });
});

test('what is known of a neighbour is forgotten a Detection Time after its last word', () => {
  const life = lifeIn('Up').hear({ state: 'AdminDown', diagnostic: 'Administratively Down' });
  expect(life.session.remoteDiscriminator).toBe(2);
  life.waitUntil(life.now + 2_999_999);
  expect(life.session.remoteDiscriminator).toBe(2);
  expect(life.waitUntil(life.now + 1).session.remoteDiscriminator).toBe(0);
});

test('a session whose socket cannot be opened is disabled, and tries again in a minute', () => {
  const life = lifeIn('Down').event({ type: 'refused' });
  expect(life.told()).toEqual([
    '(s1) Unable to open output socket, disabling instance',
    '(s1) Entering AdminDown state',
    'tell down',
  ]);
  expect(deadline(life.session)).toBe(life.now + 60_000_000);
  expect(life.hear({ state: 'Down' }).told()).toEqual(['drop no socket', 'open']);
  expect(life.wait().told()).toEqual(['open']);
  expect(life.event({ type: 'opened' }).told()).toEqual(['tell down', 'send Down 1>0']);
});
