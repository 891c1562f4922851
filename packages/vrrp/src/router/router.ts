import { type Micros, micros } from '@kaconf/net';
import type { Digests } from '../authentication/digests.ts';
import { notify } from '../instance/announce.ts';
import type { Instance } from '../instance/instance.ts';
import { resign } from '../instance/master.ts';
import { nothingHeard } from '../instance/replay.ts';
import { removeVirtual } from '../instance/virtual.ts';
import type { InstancePlan, RouterPlan } from '../plan/plan.ts';
import { startScript } from '../track/script.ts';
import { detail, type Effect, info } from './effect.ts';
import { followGroup, tickInstances } from './elections.ts';
import type { Event, InterfaceState, TimedEvent } from './event.ts';
import { type Findings, NOTHING_FOUND, processesFound } from './findings.ts';
import { addGroupNews } from './group-role.ts';
import { believe, noLinks, pollLinks, settledLinks } from './links.ts';
import { addressLost, routeLost, routingUncertain, ruleLost } from './losses.ts';
import { pace, tickLanes } from './pacing.ts';
import { partingAdverts } from './parting.ts';
import { reassess } from './reassess.ts';
import { receive } from './receive.ts';
import { hearAgain } from './sign-of-life.ts';
import { sourceAddress } from './source-address.ts';
import { beginDelay, endDelay } from './startup-delay.ts';
import type { RouterState } from './state.ts';
import { endStatics, restoreStatics, startStatics } from './statics.ts';
import { bfdChanged, fileChanged, processesChanged, scriptEnded, tickTracked } from './tracked-events.ts';
import { apply, closeTurn, member, openTurn, type Turn } from './turn.ts';

export type Step = readonly [RouterState, readonly Effect[]];

/** A router that has not started: tell it the interfaces, then `start`. */
export function waitingRouter(
  plan: RouterPlan,
  now: Micros,
  findings: Findings = NOTHING_FOUND,
): RouterState {
  return {
    phase: 'waiting',
    delayedUntil: undefined,
    interfaces: {},
    instances: plan.instances.map(initialInstance),
    scripts: plan.scripts.map((script) => startScript(script, now)),
    lanes: {},
    files: findings.files,
    processes: processesFound(plan, findings),
    bfds: {},
    links: noLinks,
    inMaintenance: false,
    unheard: [],
  };
}

export function initialInstance(plan: InstancePlan): Instance {
  return {
    priority: plan.basePriority,
    role: { type: 'initial' },
    masterPriority: 0,
    complaints: [],
    replay: nothingHeard,
    sendsOldChecksum: false,
  };
}

/**
 * The whole engine: what happens to the router at `now`, and what is to be done about it, in order.
 * @param digests for plans with signed adverts
 */
export function step(
  plan: RouterPlan,
  state: RouterState,
  event: Event,
  now: Micros,
  digests?: Digests,
): Step {
  return stepAll(plan, state, [{ event, time: now }], digests);
}

/** One step for each, but the state is copied once: hundreds of adverts may arrive together. */
export function stepAll(
  plan: RouterPlan,
  state: RouterState,
  events: readonly TimedEvent[],
  digests?: Digests,
): Step {
  const turn = openTurn(plan, state, micros(0), digests);
  for (const { event, time } of events) {
    if (turn.phase === 'stopped') break;
    turn.now = time;
    happen(turn, event);
  }
  return closeTurn(turn);
}

function happen(turn: Turn, event: Event): void {
  // Nobody else is concerned, and it comes by the hundred.
  if (event.type === 'signOfLife') {
    hearAgain(turn, event.instance);
    return;
  }
  const { plan } = turn;
  const before = plan.groups.length > 0 ? [...turn.instances] : [];
  const effectsBefore = turn.effects.length;
  handle(turn, event);
  if (plan.groups.length > 0) {
    const news = event.type === 'start' ? 'at start' : 'later';
    addGroupNews(turn, { plan, instances: before }, news);
  }
  pace(turn, effectsBefore);
}

function handle(turn: Turn, event: Exclude<Event, { type: 'signOfLife' }>): void {
  switch (event.type) {
    case 'start':
      start(turn);
      break;
    case 'timer':
      tick(turn);
      break;
    case 'datagram': {
      const wasMaster = turn.plan.groups.length > 0 ? turn.instances.map(isMaster) : [];
      receive(turn, event);
      followGroup(turn, wasMaster);
      break;
    }
    case 'interface':
      interfaceChanged(turn, event);
      break;
    case 'addressLost':
      addressLost(turn, event);
      break;
    case 'routeLost':
      routeLost(turn, event);
      break;
    case 'ruleLost':
      ruleLost(turn, event);
      break;
    case 'routingUncertain':
      routingUncertain(turn);
      break;
    case 'scriptEnded':
      scriptEnded(turn, event);
      break;
    case 'fileChanged':
      fileChanged(turn, event);
      break;
    case 'processesChanged':
      processesChanged(turn, event);
      break;
    case 'bfdChanged':
      bfdChanged(turn, event);
      break;
    case 'maintenance':
      maintain(turn, event.on);
      break;
    case 'unheard':
      if (String(turn.unheard) === String(event.instances)) break;
      turn.unheard = event.instances;
      if (turn.phase === 'running') reassess(turn);
      break;
    case 'shutdown':
      shutDown(turn, event.keepAddresses);
      break;
    default:
      event satisfies never;
  }
}

function isMaster({ role }: Instance): boolean {
  return role.type === 'master';
}

/** What an earlier run left behind goes first: somebody else may have the addresses by now. */
function start(turn: Turn): void {
  turn.phase = 'running';
  beginDelay(turn);
  for (const plan of turn.plan.instances) turn.effects.push(...removeVirtual(plan));
  turn.effects.push(...startStatics(turn.plan));
  reassess(turn, true);
  tick(turn);
}

function tick(turn: Turn): void {
  endDelay(turn);
  pollLinks(turn);
  for (const [name, state] of settledLinks(turn)) interfaceIs(turn, name, state);
  tickTracked(turn);
  tickInstances(turn);
  tickLanes(turn);
}

function interfaceChanged(turn: Turn, { name, state }: Extract<Event, { type: 'interface' }>): void {
  interfaceIs(turn, name, believe(turn, name, state));
}

function interfaceIs(turn: Turn, name: string, state: InterfaceState | undefined): void {
  const { [name]: before, ...others } = turn.interfaces;
  turn.interfaces = state ? { ...others, [name]: state } : others;
  if (turn.phase !== 'running') return;
  const flapped = (before?.up ?? false) !== (state?.up ?? false);
  const reporter = turn.plan.polledLinks.some((one) => one.interface === name) ? 'Linkbeat' : 'Netlink';
  if (flapped) turn.effects.push(info(`${reporter} reports ${name} ${state?.up ? 'up' : 'down'}`));
  // Our own addresses coming and going on promotion are no news.
  const speakers = turn.plan.instances.filter((plan) => plan.sourceInterface === name);
  turn.effects.push(
    ...changedSources(speakers, name, before, state),
    ...partingAdverts(turn, name, before, state),
  );
  if (flapped || speakers.some((plan) => sourceAddress(plan, before) !== sourceAddress(plan, state))) {
    reassess(turn);
  }
  if (flapped && state?.up) restoreStatics(turn, name);
}

/** The addresses that adverts have come from and will come from, as far as they differ. */
function changedSources(
  speakers: readonly InstancePlan[],
  name: string,
  before: InterfaceState | undefined,
  after: InterfaceState | undefined,
): Effect[] {
  const sources = (state: InterfaceState | undefined) =>
    new Set(speakers.flatMap((plan) => sourceAddress(plan, state) ?? []));
  const [had, has] = [sources(before), sources(after)];
  return [
    ...[...had.difference(has)].map((address) =>
      detail(`Deassigned address ${address} from interface ${name}`),
    ),
    ...[...has.difference(had)].map((address) => detail(`Assigned address ${address} for interface ${name}`)),
  ];
}

/** An administrator wants the router to step aside, whatever its priority, or to take part again. */
function maintain(turn: Turn, on: boolean): void {
  if (turn.inMaintenance === on) return;
  turn.inMaintenance = on;
  turn.effects.push(info(on ? 'Maintenance: all instances step aside' : 'Maintenance has ended'));
  if (turn.phase === 'running') reassess(turn);
}

/** Everybody who waits for our silence hears of it before any notify script runs. */
function shutDown(turn: Turn, keepAddresses: boolean): void {
  turn.phase = 'stopped';
  const all = turn.instances.map((_, index) => member(turn, index));
  for (const { index, instance, situation } of all) {
    // Who keeps the addresses keeps the others waiting, for the restart that is to come.
    const resigns = situation && instance.role.type === 'master' && !keepAddresses;
    apply(turn, index, [{ ...instance, role: { type: 'stopped' } }, resigns ? resign(situation) : []]);
  }
  turn.effects.push(...endStatics(turn.plan));
  turn.effects.push(
    ...all.map(({ plan, instance }) => notify(plan, 'STOP', instance.priority, 'keepalived stops')),
  );
}
