import { type IpAddress, micros, parseIp, seconds } from '@kaconf/net';
import { type ControlPacket, type Effect, newSession, type Session, type SessionPlan } from '../src/index.ts';

export function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.replaceAll(' ', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function ip(text: string): IpAddress {
  const parsed = parseIp(text);
  if (!parsed) throw new Error(`${text} is no address`);
  return parsed;
}

/** 50 ms, three times. */
export const plan: SessionPlan = {
  name: 's1',
  neighbor: ip('10.0.0.12'),
  source: undefined,
  multihop: false,
  desiredMinTx: micros(50_000),
  idleTx: seconds(1),
  requiredMinRx: micros(50_000),
  detectMult: 3,
  passive: false,
  ttl: 255,
  maxHops: 0,
  isTracked: true,
  isChecked: true,
};

/** With discriminator 1, which nothing has been said to. */
export function fresh(more: Partial<SessionPlan> = {}): Session {
  return newSession({ ...plan, ...more }, { discriminator: 1, seed: 1 }, micros(0));
}

/** Of the neighbour, whose discriminator is 2, while it is not up. */
export function packet(more: Partial<ControlPacket>): ControlPacket {
  return {
    diagnostic: 'No Diagnostic',
    state: 'Down',
    poll: false,
    final: false,
    authentication: false,
    demand: false,
    detectMult: 3,
    myDiscriminator: 2,
    yourDiscriminator: 1,
    desiredMinTx: more.state === 'Up' ? micros(50_000) : seconds(1),
    requiredMinRx: micros(50_000),
    ...more,
  };
}

/** Short: `send Up P 1>2`, `tell up`, a log line as it is, behind `-D -D` when it needs that. */
export function told(effects: readonly Effect[]): string[] {
  return effects.map(toldOne);
}

function toldOne(effect: Effect): string {
  switch (effect.type) {
    case 'send': {
      const { state, poll, final, myDiscriminator, yourDiscriminator } = effect.packet;
      return `send ${state}${poll ? ' P' : ''}${final ? ' F' : ''} ${myDiscriminator}>${yourDiscriminator}`;
    }
    case 'tell':
      return effect.up ? 'tell up' : 'tell down';
    case 'open':
      return 'open';
    case 'drop':
      return `drop ${effect.reason}`;
    case 'log':
      return effect.more ? `-D -D ${effect.text}` : effect.text;
  }
}
