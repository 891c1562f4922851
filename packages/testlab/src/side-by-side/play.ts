import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../clock.ts';
import type { Binary } from '../daemon/binary.ts';
import { DIRECTORY } from '../daemon/daemon.ts';
import { inject } from '../injector/injector.ts';
import { difference, type KernelState, kernelState } from '../network/kernel-state.ts';
import type { Namespace } from '../network/namespace.ts';
import { makeNetwork } from '../network/network.ts';
import { openObserver } from '../observer/observer.ts';
import { run } from '../process/spawn.ts';
import { type Actor, openActor } from './actor.ts';
import { dumpsOf } from './dumps.ts';
import type { Chapter, Recording } from './record.ts';
import { hostsOf, isLook, type Scenario, type Step } from './scenario.ts';
import { frameOf } from './stranger.ts';

/** What the last step brings about takes its time, too. */
const END: Step = { delay: 0.5, who: '', verb: 'check', words: '' };

/** Lets everything happen, with the one program on host `a` and the other on all others. */
export async function play(scenario: Scenario, subject: Binary, peer: Binary): Promise<Recording> {
  const names = hostsOf(scenario);
  await using network = await makeNetwork(Object.fromEntries(names.map(addressesOf)));
  await using observer = await openObserver(network.bridge);
  await using stage = new AsyncDisposableStack();
  const actors = await Promise.all(
    Object.entries(network.hosts).map(async ([name, host]) =>
      stage.use(await openActor(host, name === 'a' ? subject : peer, scenario.files, scenario.options)),
    ),
  );
  const chapters: Chapter[] = [];
  let atFirst: readonly KernelState[] | undefined;
  for (const step of [...scenario.steps, END]) {
    await sleep(step.delay * 1000);
    // Commands before the first other step prepare the hosts.
    if (step.verb !== 'run') atFirst ??= await statesOf(actors);
    const from = now();
    // What is waited for may have come a while ago: that is no place to divide the story.
    if (step.verb !== 'logs')
      chapters.push({ step, from, found: await foundBy(step, actors, atFirst ?? []) });
    if (isLook(step)) continue;
    const actor = actors.find(({ host }) => host.name === step.who);
    if (actor) await actor.act(step);
    else if (step.who === 'bridge') await actOnBridge(network.bridge, step);
  }
  // Copies: what happens while the hosts go away is no part of the story.
  const hosts = actors.map(({ host, log, notifications }) => ({
    name: host.name,
    log: [...log.entries],
    notifications: [...notifications.entries],
  }));
  return { chapters, hosts, wire: [...observer.entries] };
}

/** Of a host, by its place among the others. */
export function addressesOf(name: string, index: number): readonly [string, readonly string[]] {
  const number = 11 + index;
  return [name, [`10.0.0.${number}/24`, `fe80::${number}/64`, `2001:db8::${number}/64`]];
}

/** @throws Error for what no bridge does */
export async function actOnBridge(bridge: Namespace, { verb, words }: Step): Promise<void> {
  if (verb === 'run') await run(bridge.onNetwork(['sh', '-c', words]));
  else if (verb === 'sends') await inject(bridge, [frameOf(words)]);
  else throw new Error(`the bridge does not ${verb}`);
}

function statesOf(actors: readonly Actor[]): Promise<readonly KernelState[]> {
  return Promise.all(actors.map(({ host }) => kernelState(host)));
}

async function foundBy(
  { verb, who, words }: Step,
  actors: readonly Actor[],
  atFirst: readonly KernelState[],
): Promise<readonly string[]> {
  const actor = actors.find(({ host }) => host.name === who);
  if (verb === 'dumps' && actor) return dumpsOf(actor.host, DIRECTORY, words);
  if (verb === 'shows') {
    const shown = (await actor?.host.exec(['sh', '-c', words])) ?? '';
    return shown.trimEnd().split(/\r?\n/);
  }
  if (verb !== 'check') return [];
  const states = await statesOf(actors);
  return actors.flatMap(({ host }, index) =>
    difference(atFirst[index] ?? [], states[index] ?? []).map((text) => `${host.name} ${text}`),
  );
}
