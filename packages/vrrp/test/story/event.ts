import type { Micros } from '@kaconf/net';
import type { CountChange, Event, RouterPlan, ScriptOutcome } from '../../src/index.ts';
import { ip } from '../literal.ts';
import { heard } from './hear.ts';
import { virtualAddress, virtualRoute, virtualRule } from './virtual.ts';
import type { World } from './world.ts';

/** What happens in a line of a story, but for its time. */
export function eventOf(text: string, plan: RouterPlan, world: World, now: Micros): Event {
  const [verb = '', subject = '', what = '', value = ''] = text.split(' ');
  switch (verb) {
    case 'start':
      return { type: 'start' };
    case 'shutdown':
      return { type: 'shutdown', keepAddresses: text === 'shutdown keeping addresses' };
    case 'unheard':
      return { type: 'unheard', instances: subject === 'nobody' ? [] : subject.split(',') };
    case 'maintenance':
      return { type: 'maintenance', on: subject === 'on' };
    case 'hear':
      return heard(plan, text.slice('hear '.length), now);
    case 'link':
      return world.change(subject, what, value ? value.split(',').map(ip) : []);
    case 'lose':
      return loss(text.slice('lose '.length));
    case 'script':
      return { type: 'scriptEnded', script: subject, outcome: outcome(what, value) };
    case 'file':
      return { type: 'fileChanged', file: subject, value: Number(what) };
    case 'process':
      return { type: 'processesChanged', process: subject, count: Number(what), change: changeOf(value) };
    case 'bfd':
      return { type: 'bfdChanged', session: subject, up: what === 'up' };
    default:
      throw new Error(`no such event: ${text}`);
  }
}

/** `10.0.0.10/24 dev eth0`, `route 192.168.1.0/24 …`, `rule from …`, or `news` of routes and rules. */
function loss(text: string): Event {
  if (text === 'news') return { type: 'routingUncertain' };
  if (text.startsWith('route '))
    return { type: 'routeLost', route: virtualRoute(text.slice('route '.length)) };
  if (text.startsWith('rule ')) return { type: 'ruleLost', rule: virtualRule(text.slice('rule '.length)) };
  const { interface: name, prefix } = virtualAddress(text, 'eth0');
  return { type: 'addressLost', interface: name, prefix, takenAlong: text.endsWith(' taken along') };
}

/** `3 forked`, `2 ended`, or only how many there are now. */
function changeOf(value: string): CountChange {
  return value === 'forked' || value === 'ended' ? value : 'other';
}

/** `exits 1`, `killed 15`, `unstarted` or `untried`. */
function outcome(what: string, value: string): ScriptOutcome {
  if (what === 'exits') return { type: 'exited', status: Number(value) };
  if (what === 'killed') return { type: 'signalled', signal: Number(value) };
  if (what === 'untried') return { type: 'notTried', reason: 'Too many open files' };
  return { type: 'notStarted', reason: 'No such file or directory' };
}
