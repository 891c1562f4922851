import { type Micros, micros, plus } from '@kaconf/net';
import {
  type Digests,
  deadline,
  type Effect,
  type Event,
  type InstancePlan,
  step,
  waitingRouter,
} from '@kaconf/vrrp';
import { type Advertise, packetsOf } from './encode.ts';
import { type Cut, listeners } from './links.ts';
import { copyNode, fileValue, interfaceEvent, type Node, processCount, trackerKey } from './node.ts';

/** How long a packet is under way. */
export const LATENCY = micros(100);
/** How long a track script runs. */
const SCRIPT_TAKES = micros(1_000);
/** 2026-01-01: signed adverts say when they were signed. */
const EPOCH = 1_767_225_600_000_000;

interface Arrival {
  readonly at: Micros;
  readonly node: string;
  readonly life: number;
  readonly event: Event;
}

/** Looks whenever somebody has become another, or has another priority. */
export type Watcher = (world: World) => void;

/** Several routers, what connects them and what is under way. The same is done to it, the same becomes of it. */
export class World {
  now = micros(0);
  readonly nodes: readonly Node[];
  readonly cuts = new Map<string, Cut>();
  readonly #digests: Digests;
  /** By time; what is due at the same time, in the order in which it was sent. */
  readonly #arrivals: Arrival[] = [];
  #isChanged = false;
  #changes = 0;
  #changedAt = micros(0);

  constructor(nodes: readonly Node[], digests: Digests) {
    this.nodes = nodes;
    this.#digests = digests;
  }

  copy(): World {
    const copy = new World(this.nodes.map(copyNode), this.#digests);
    copy.now = this.now;
    for (const [key, cut] of this.cuts) copy.cuts.set(key, cut);
    copy.#arrivals.push(...this.#arrivals);
    return copy;
  }

  /** @throws RangeError when there is none: a mistake of ours */
  node(name: string): Node {
    const found = this.nodes.find((node) => node.name === name);
    if (!found) throw new RangeError(`no node ${name}`);
    return found;
  }

  /** How often somebody has become another, or has got another priority. */
  get changes(): number {
    return this.#changes;
  }

  /** When that was the last time. */
  get changedAt(): Micros {
    return this.#changedAt;
  }

  get isQuiet(): boolean {
    return this.#arrivals.length === 0;
  }

  boot(node: Node): void {
    if (node.state) return;
    node.life += 1;
    node.held.clear();
    node.causes.clear();
    node.drops.clear();
    node.heard.clear();
    const files = Object.fromEntries(node.plan.files.map(({ name }) => [name, fileValue(node, name)]));
    const processes = Object.fromEntries(
      node.plan.processes.map(({ name }) => [name, processCount(node, name)]),
    );
    node.state = waitingRouter(node.plan, this.now, { files, processes });
    for (const one of node.interfaces) this.deliver(node, interfaceEvent(node, one));
    for (const session of sessionsOf(node)) {
      const up = !node.failing.has(trackerKey({ kind: 'bfd', name: session }));
      this.deliver(node, { type: 'bfdChanged', session, up });
    }
    this.deliver(node, { type: 'start' });
    this.#isChanged = true;
  }

  /** Without a word to anybody. */
  switchOff(node: Node): void {
    if (!node.state) return;
    node.life += 1;
    node.state = undefined;
    node.held.clear();
    this.#isChanged = true;
  }

  stop(node: Node): void {
    this.deliver(node, { type: 'shutdown', keepAddresses: false });
    this.switchOff(node);
  }

  /** Something happens to a node now. */
  deliver(node: Node, event: Event): void {
    const before = node.state;
    if (!before) return;
    const [state, effects] = step(node.plan, before, event, this.now, this.#digests);
    node.state = state;
    for (const effect of effects) this.#perform(node, effect);
    this.#isChanged ||= state.instances.some((instance, index) => {
      const was = before.instances[index];
      return instance.priority !== was?.priority || instance.role.type !== was.role.type;
    });
  }

  /** Something was done from outside: that is seen, and what is heard from now on counts. */
  touch(): void {
    for (const node of this.nodes) {
      node.drops.clear();
      node.heard.clear();
    }
    this.#isChanged = true;
  }

  /** @returns the time of what happens next; undefined when nothing will */
  next(): Micros | undefined {
    let first = this.#arrivals[0]?.at;
    for (const { state } of this.nodes) {
      const due = state && deadline(state);
      if (due !== undefined && (first === undefined || due < first)) first = due;
    }
    return first;
  }

  /** What happens at one moment: first what arrives, as the daemon reads its sockets before it looks at the clock. */
  happen(at: Micros): void {
    this.now = micros(Math.max(this.now, at));
    for (let first = this.#arrivals[0]; first && first.at <= this.now; first = this.#arrivals[0]) {
      this.#arrivals.shift();
      const node = this.node(first.node);
      if (node.life === first.life) this.deliver(node, first.event);
    }
    for (const node of this.nodes) {
      const due = node.state && deadline(node.state);
      if (due !== undefined && due <= this.now) this.deliver(node, { type: 'timer' });
    }
  }

  /** Tells the watcher what has changed since it was told last. */
  tell(watcher: Watcher): void {
    if (!this.#isChanged) return;
    this.#isChanged = false;
    this.#changes += 1;
    this.#changedAt = this.now;
    watcher(this);
  }

  #perform(node: Node, effect: Effect): void {
    switch (effect.type) {
      case 'advertise':
        this.#send(node, effect);
        break;
      case 'runScript':
        this.#runScript(node, effect.script);
        break;
      case 'pollLinks':
        for (const { interface: name } of effect.links) this.#answerPoll(node, name);
        break;
      case 'addAddresses':
        for (const one of effect.addresses) node.held.add(`${one.prefix.address} ${one.interface}`);
        break;
      case 'removeAddresses':
        for (const one of effect.addresses) node.held.delete(`${one.prefix.address} ${one.interface}`);
        break;
      case 'notify':
        if (effect.subject === 'INSTANCE' && effect.cause !== undefined) {
          node.causes.set(effect.name, effect.cause);
        }
        break;
      case 'received':
        node.heard.add(effect.instance);
        break;
      case 'drop':
        node.drops.set(effect.instance ?? effect.interface ?? '', effect.reason);
        break;
    }
  }

  #send(from: Node, advert: Advertise): void {
    const plan = from.plan.instances.find(({ name }) => name === advert.instance) as InstancePlan;
    const wallClock = micros(EPOCH + this.now);
    for (const packet of packetsOf(from, plan, advert, wallClock, this.#digests)) {
      for (const { node, interface: name } of listeners(
        this.nodes,
        this.cuts,
        from,
        plan,
        packet.destination,
      )) {
        const arrival = { ...packet, interface: name, wallClock: plus(wallClock, LATENCY) };
        this.#arrive(node, { type: 'datagram', ...arrival }, LATENCY);
      }
    }
  }

  #runScript(node: Node, script: string): void {
    const status = node.failing.has(trackerKey({ kind: 'script', name: script })) ? 1 : 0;
    this.#arrive(node, { type: 'scriptEnded', script, outcome: { type: 'exited', status } }, SCRIPT_TAKES);
  }

  #answerPoll(node: Node, name: string): void {
    const asked = node.interfaces.find((one) => one.name === name);
    if (asked) this.#arrive(node, interfaceEvent(node, asked), 0);
  }

  #arrive({ name, life }: Node, event: Event, after: number): void {
    const at = plus(this.now, after);
    const index = this.#arrivals.findLastIndex((one) => one.at <= at);
    this.#arrivals.splice(index + 1, 0, { at, node: name, life, event });
  }
}

function sessionsOf({ plan }: Node): Set<string> {
  const users = [...plan.instances, ...plan.groups];
  return new Set(users.flatMap(({ trackedBfds }) => trackedBfds.map(({ name }) => name)));
}
