import { readdirSync, readFileSync } from 'node:fs';
import { parseConfig } from '@kaconf/config';
import { type Micros, micros, seconds } from '@kaconf/net';
import {
  type Effect,
  type Event,
  encodeAdvert,
  type InstancePlan,
  planRouter,
  type RouterPlan,
  type Stamp,
  step,
  TRAILER_LENGTH,
  waitingRouter,
} from '@kaconf/vrrp';
import { describe, expect, test } from 'vitest';
import { digests } from '../src/vrrp/wire/digests.ts';
import { ip } from './shell-router.ts';

const FOLDER = new URL('../../../fixtures/hmac/', import.meta.url);
const OTHER_KEY = 'ffffffffffffffffffffffffffffffff';

interface Captured {
  readonly time: Micros;
  readonly source: string;
  readonly destination: string;
  readonly payload: Uint8Array;
}

type Place = 'a' | 'b';
type Datagram = Extract<Event, { type: 'datagram' }>;

function read(file: string) {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const [, configuration = '', adverts = ''] = text.split(/^-- .* --$/m);
  return { configuration, adverts: adverts.trim().split('\n').map(captured) };
}

function captured(line: string): Captured {
  const [time, source = '', , destination = '', hex = ''] = line.split(' ');
  const payload = Uint8Array.from(Buffer.from(hex, 'hex'));
  return { time: seconds(Number(time)), source, destination, payload };
}

function plan(configuration: string, place: Place): RouterPlan {
  const text = configuration.replace(/^( *)@(\w) (.*)$/gm, (_, indent, at, rest) =>
    at === place ? indent + rest : '',
  );
  const { config } = parseConfig({ file: 'FILE', text });
  return planRouter(config, () => undefined);
}

/** A backup at `b`, and what comes of each datagram in turn. */
function backup(configuration: string) {
  const router = plan(configuration, 'b');
  let state = waitingRouter(router, seconds(0));
  const tell = (event: Event): readonly Effect[] => {
    const [next, effects] = step(router, state, event, seconds(1), digests);
    state = next;
    return effects;
  };
  const addresses = ['10.0.0.12', 'fe80::12', '2001:db8::12'].map(ip);
  tell({ type: 'interface', name: 'eth0', state: { up: true, addresses } });
  tell({ type: 'start' });
  return (advert: Captured, change: Partial<Datagram> = {}): string | undefined => {
    const { source, destination, payload, time } = advert;
    const common = { type: 'datagram', interface: 'eth0', hopLimit: 255, payload, wallClock: time } as const;
    const effects = tell({ ...common, source: ip(source), destination: ip(destination), ...change });
    return effects.flatMap((effect) => (effect.type === 'drop' ? [effect.reason] : [])).join() || undefined;
  };
}

function only({ instances }: RouterPlan): InstancePlan {
  const [first] = instances;
  if (!first) throw new Error('no instance');
  return first;
}

/** Seconds and their fraction, before the 16 octets of the HMAC. */
function stampOf(payload: Uint8Array): Stamp {
  const view = new DataView(payload.buffer, payload.byteOffset + payload.length - 24);
  return { seconds: view.getUint32(0), fraction: view.getUint32(4) };
}

/** Later by so many seconds. */
function later({ time }: Captured, by: number): Partial<Datagram> {
  return { wallClock: micros(time + seconds(by)) };
}

describe.each(readdirSync(FOLDER).filter((file) => file.endsWith('.txt')))('%s', (file) => {
  const { configuration, adverts } = read(file);
  const heard = adverts.filter(({ destination }) => destination !== '10.0.0.13');
  const [first, second] = heard;
  if (!first || !second) throw new Error(`${file} has no two adverts`);
  const { authentication } = only(plan(configuration, 'b')).adverts;
  const window = authentication?.type === 'HMAC' ? authentication.window : undefined;

  test('each is accepted at its moment, and none a second time', () => {
    const hear = backup(configuration);
    expect(heard.length).toBeGreaterThan(3);
    expect(heard.map((advert) => [hear(advert), hear(advert)])).toEqual(
      heard.map(() => [undefined, 'replayed HMAC']),
    );
  });

  test('an earlier one is not accepted after a later one', () => {
    const hear = backup(configuration);
    expect([hear(second), hear(first)]).toEqual([undefined, 'replayed HMAC']);
  });

  test('clocks may differ as much as the window allows', () => {
    const edge = window ?? 1_000_000;
    const beyond = window === undefined ? undefined : 'stale HMAC';
    expect(backup(configuration)(first, later(first, edge - 1))).toBe(undefined);
    expect(backup(configuration)(first, later(first, 1 - edge))).toBe(undefined);
    expect(backup(configuration)(first, later(first, edge + 2))).toBe(beyond);
    expect(backup(configuration)(first, later(first, -edge - 2))).toBe(beyond);
  });

  test('another key under the same number does not fit, nor is one of another number known', () => {
    const others = configuration.replace(/(\bkey \d+) .*/g, `$1 ${OTHER_KEY}`);
    expect(backup(others)(first)).toBe('wrong HMAC');
    const renamed = configuration
      .replace(/(\w*key) \d+/g, (_, word) => `${word} 77`)
      .replace(/(key 77 .*\n)(\s*key 77 .*\n)+/, '$1');
    expect(backup(renamed)(first)).toBe('unknown HMAC key');
  });

  test('no bit of the stamp or the HMAC may change', () => {
    for (let back = 1; back <= TRAILER_LENGTH - 4; back++) {
      const payload = first.payload.slice();
      payload[payload.length - back] = (payload.at(-back) ?? 0) ^ 1;
      expect(backup(configuration)(first, { payload }), `octet ${-back}`).toMatch(
        /^(wrong HMAC|bad checksum|stale HMAC)$/,
      );
    }
  });

  test('nobody else may send it', () => {
    const isIPv6 = first.source.includes(':');
    const source = ip(isIPv6 ? 'fe80::13' : '10.0.0.13');
    expect(backup(configuration)(first, { source })).toMatch(
      /^(wrong HMAC|bad checksum|unknown unicast source)$/,
    );
  });

  test('ours sends the same with the same stamps', () => {
    const sender = only(plan(configuration, 'a'));
    const sent = adverts.map(({ source, destination, payload }) => {
      const effect = {
        type: 'advertise',
        instance: 'VI_1',
        source: ip(source),
        priority: payload[2] ?? 0,
      } as const;
      const datagrams = encodeAdvert(sender, effect, stampOf(payload), digests);
      return datagrams.find((one) => one.destination === destination)?.payload;
    });
    expect(sent).toEqual(adverts.map(({ payload }) => payload));
  });

  test('its stamps are the moments of sending', () => {
    for (const { time, payload } of adverts) {
      const stamp = stampOf(payload);
      const signed = stamp.seconds + stamp.fraction / 2 ** 32;
      expect(Math.abs(time / 1e6 - signed)).toBeLessThan(0.05);
    }
  });
});
