import type { Micros } from '@kaconf/net';
import type { Event, RouterPlan, ScriptOutcome } from '../../src/index.ts';
import { ip } from '../literal.ts';
import { heard } from './hear.ts';
import type { World } from './world.ts';

/** What happens in a line of a story, but for its time. */
export function eventOf(text: string, plan: RouterPlan, world: World, now: Micros): Event {
  const [verb = '', subject = '', what = '', value = ''] = text.split(' ');
  switch (verb) {
    case 'start':
      return { type: 'start' };
    case 'shutdown':
      return { type: 'shutdown', keepAddresses: text === 'shutdown keeping addresses' };
    case 'hear':
      return heard(plan, text.slice('hear '.length), now);
    case 'link':
      return world.change(subject, what, value ? value.split(',').map(ip) : []);
    case 'script':
      return { type: 'scriptEnded', script: subject, outcome: outcome(what, value) };
    default:
      throw new Error(`no such event: ${text}`);
  }
}

/** `exits 1`, `killed 15` or `unstarted`. */
function outcome(what: string, value: string): ScriptOutcome {
  if (what === 'exits') return { type: 'exited', status: Number(value) };
  if (what === 'killed') return { type: 'signalled', signal: Number(value) };
  return { type: 'notStarted', reason: 'No such file or directory' };
}
