import { type Cut, cutKey } from '../world/links.ts';
import {
  fileValue,
  interfaceEvent,
  type Node,
  processCount,
  type Tracker,
  trackerKey,
} from '../world/node.ts';
import type { World } from '../world/world.ts';

/** Something that is done to the world from outside. Plain data. */
export type Step =
  /** Switched off at a blow, ended as a service manager does, started. */
  | { readonly verb: 'kill' | 'stop' | 'revive'; readonly node: string }
  | { readonly verb: 'fail' | 'recover'; readonly node: string; readonly tracker: Tracker }
  | { readonly verb: 'down' | 'up'; readonly node: string; readonly interface: string }
  | ({ readonly verb: 'cut' | 'heal' } & Cut)
  | { readonly verb: 'heal'; readonly nodes?: never };

export type Verb = Step['verb'];

export const VERBS = [
  'kill',
  'stop',
  'revive',
  'fail',
  'recover',
  'down',
  'up',
  'cut',
  'heal',
] as const satisfies readonly Verb[];

/** Does it now. What is so already stays as it is. */
export function take(world: World, step: Step): void {
  switch (step.verb) {
    case 'kill':
      world.switchOff(world.node(step.node));
      break;
    case 'stop':
      world.stop(world.node(step.node));
      break;
    case 'revive':
      world.boot(world.node(step.node));
      break;
    case 'fail':
    case 'recover':
      setFailing(world, world.node(step.node), step.tracker, step.verb === 'fail');
      break;
    case 'down':
    case 'up':
      setDown(world, world.node(step.node), step.interface, step.verb === 'down');
      break;
    case 'cut':
      world.cuts.set(cutKey(step), step);
      break;
    case 'heal':
      if (step.nodes === undefined) world.cuts.clear();
      else heal(world, step);
      break;
  }
  world.touch();
}

/** Without a segment all that is between the two. */
function heal({ cuts }: World, { nodes, segment }: Cut): void {
  for (const [key, cut] of cuts) {
    const isTheirs = nodes.every((name) => cut.nodes.includes(name));
    if (isTheirs && (segment === undefined || cut.segment === segment)) cuts.delete(key);
  }
}

function setFailing(world: World, node: Node, tracker: Tracker, fails: boolean): void {
  const key = trackerKey(tracker);
  if (node.failing.has(key) === fails) return;
  if (fails) node.failing.add(key);
  else node.failing.delete(key);
  const { kind, name } = tracker;
  // Of a script the next run tells.
  if (kind === 'file') world.deliver(node, { type: 'fileChanged', file: name, value: fileValue(node, name) });
  if (kind === 'bfd') world.deliver(node, { type: 'bfdChanged', session: name, up: !fails });
  if (kind !== 'process') return;
  const count = processCount(node, name);
  world.deliver(node, { type: 'processesChanged', process: name, count, change: fails ? 'ended' : 'forked' });
}

/** With what is on top of it. A polled interface tells when it is asked. */
function setDown(world: World, node: Node, name: string, isDown: boolean): void {
  if (node.down.has(name) === isDown) return;
  if (isDown) node.down.add(name);
  else node.down.delete(name);
  for (const one of node.interfaces) {
    const isPolled = node.plan.polledLinks.some((polled) => polled.interface === one.name);
    if (one.base === name && !isPolled) world.deliver(node, interfaceEvent(node, one));
  }
}

/** What makes it good again; undefined for what is none to be made good. */
export function repairOf(step: Step): Step | undefined {
  switch (step.verb) {
    case 'kill':
    case 'stop':
      return { verb: 'revive', node: step.node };
    case 'fail':
      return { ...step, verb: 'recover' };
    // Of what is tracked in reverse.
    case 'recover':
      return { ...step, verb: 'fail' };
    case 'down':
      return { ...step, verb: 'up' };
    case 'cut':
      return { ...step, verb: 'heal' };
    default:
      return undefined;
  }
}

/** In words: `script chk_nginx fails on a`. */
export function stepText(step: Step): string {
  switch (step.verb) {
    case 'kill':
      return `${step.node} is switched off`;
    case 'stop':
      return `${step.node} is stopped`;
    case 'revive':
      return `${step.node} starts again`;
    case 'fail':
    case 'recover':
      return `${trackerText(step.tracker)} ${step.verb === 'fail' ? 'fails' : 'recovers'} on ${step.node}`;
    case 'down':
    case 'up':
      return `${step.interface} of ${step.node} goes ${step.verb}`;
    case 'cut':
    case 'heal':
      return linkText(step);
  }
}

function linkText(step: Extract<Step, { verb: 'cut' | 'heal' }>): string {
  if (step.nodes === undefined) return 'all links are whole again';
  const where = step.segment === undefined ? '' : ` on ${step.segment}`;
  const what = step.verb === 'cut' ? 'is cut' : 'is whole again';
  return `the link between ${step.nodes.join(' and ')}${where} ${what}`;
}

export function trackerText({ kind, name }: Tracker): string {
  const kinds = { script: 'script', file: 'track file', process: 'process', bfd: 'BFD session' };
  return `${kinds[kind]} ${name}`;
}

/** As an operand of its verb: `chk_nginx@a`. */
export function operandOf(step: Step): string {
  switch (step.verb) {
    case 'fail':
    case 'recover':
      return `${step.tracker.name}@${step.node}`;
    case 'down':
    case 'up':
      return `${step.interface}@${step.node}`;
    case 'cut':
    case 'heal':
      if (step.nodes === undefined) return '';
      return `${step.segment === undefined ? '' : `${step.segment}@`}${step.nodes.join('|')}`;
    default:
      return step.node;
  }
}
