import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '@kaconf/simulate';
import { type Millis, now } from '../clock.ts';
import { between } from '../network/drops.ts';
import type { Advert } from '../observer/event.ts';
import { adverts } from '../observer/query.ts';
import { run } from '../process/spawn.ts';
import type { Actor } from './actor.ts';
import { cableOf, type Stage } from './stage.ts';

const PATIENCE: Millis = 10_000;
/** How long filters may take to change, and all else. */
const FILTERS_TAKE: Millis = 100;
const OTHERS_TAKE: Millis = 20;
/** An advert may come so late. */
const BEHIND: Millis = 10;
const BFD_PORT = 3784;

/** Does it. @returns when it took effect; undefined for what is to be seen in the log only */
export async function act(stage: Stage, step: Step): Promise<Millis | undefined> {
  await pause(stage, step.verb === 'cut' || step.verb === 'heal' ? FILTERS_TAKE : OTHERS_TAKE);
  switch (step.verb) {
    case 'kill':
      return actorOf(stage, step.node).kill();
    case 'stop':
      return actorOf(stage, step.node).stop();
    case 'revive':
      return actorOf(stage, step.node).start();
    case 'fail':
    case 'recover':
      return setFailing(stage, step);
    case 'down':
    case 'up':
      return setCable(stage, step);
    case 'cut':
      await stage.barriers.set(`cut ${keyOf(step.nodes)}`, cutConditions(step.nodes ?? []));
      return now();
    case 'heal':
      await stage.barriers.clear(`cut ${keyOf(step.nodes)}`);
      return now();
  }
}

async function setFailing(
  stage: Stage,
  { verb, node, tracker }: Extract<Step, { verb: 'fail' | 'recover' }>,
): Promise<Millis | undefined> {
  const actor = actorOf(stage, node);
  if (tracker.kind === 'script' || tracker.kind === 'file') return actor.sign(tracker.name, verb === 'fail');
  if (tracker.kind !== 'bfd')
    throw new Error(`no kernel tells a network namespace of processes: ${tracker.name}`);
  const barrier = `bfd ${node}`;
  if (verb === 'recover') await stage.barriers.clear(barrier);
  else await stage.barriers.set(barrier, [`oifname "${node}" udp dport ${BFD_PORT}`]);
  return undefined;
}

/** @returns when the node's kernel said so */
async function setCable(stage: Stage, step: Extract<Step, { verb: 'down' | 'up' }>): Promise<Millis> {
  const { node, interface: name, verb } = step;
  const before = now();
  await run(stage.network.bridge.onNetwork(['ip', 'link', 'set', 'dev', cableOf(node, name), verb]));
  const isIt = (change: { time: Millis; interface: string; up: boolean }) =>
    change.time >= before && change.interface === name && change.up === (verb === 'up');
  return (await actorOf(stage, node).links.waitFor(`${name} of ${node} ${verb}`, isIt, PATIENCE)).time;
}

/**
 * Until no advert is due for so long: there would be no telling whether it had gone before. Where adverts are more frequent than that,
 * it is done all the same.
 */
async function pause({ observer }: Stage, takes: Millis): Promise<void> {
  for (const deadline = now() + PATIENCE; now() < deadline; await sleep(BEHIND)) {
    const rare = adverts(observer.entries).filter(({ interval }) => interval > 4 * takes);
    if (!untilAdverts(rare).some((left) => left < takes)) return;
  }
}

/** How long it is until each sender's next one is due, or the last had not come yet: they may be read late, but come on time. */
function untilAdverts(sent: readonly Advert[]): readonly Millis[] {
  const last = new Map(sent.map((advert) => [`${advert.sourceMac} ${advert.vrid}`, advert]));
  return [...last.values()].map(
    ({ time, interval }) => interval - ((now() - BEHIND - time) % interval) - BEHIND,
  );
}

function cutConditions(nodes: readonly string[]): readonly string[] {
  const [one = '', other = ''] = nodes;
  return [between([one], [other]), between([other], [one])];
}

function keyOf(nodes: readonly string[] | undefined): string {
  return nodes?.toSorted().join('|') ?? '';
}

function actorOf({ actors }: Stage, node: string): Actor {
  const actor = actors.get(node);
  if (!actor) throw new Error(`there is no node ${node}`);
  return actor;
}
