import { type Micros, micros } from '@kaconf/net';
import type { Effect, RouterPlan, Transition } from '@kaconf/vrrp';
import { alsoReceived, countedAs } from './counted-as.ts';
import { noStatistics, type Statistics } from './statistics.ts';

/** How a virtual router came to be what it is. */
export interface LastTransition {
  readonly to: Transition | 'INIT';
  /** Since the epoch. */
  readonly at: Micros;
}

interface Counted {
  statistics: Statistics;
  last: LastTransition;
}

type Of<Type extends Effect['type']> = Extract<Effect, { type: Type }>;

/** The statistics of all instances, counted from what the engine decides. By name: a reload makes new plans. */
export class Counters {
  readonly #wallClock: () => Micros;
  #counted: ReadonlyMap<string, Counted> = new Map();

  constructor(wallClock: () => Micros) {
    this.#wallClock = wallClock;
  }

  /** The instances of this plan: new ones begin at 0, those that are not in it are forgotten. */
  follow({ instances }: RouterPlan): void {
    const fresh = (): Counted => ({
      statistics: noStatistics(),
      last: { to: 'INIT', at: this.#wallClock() },
    });
    this.#counted = new Map(instances.map(({ name }) => [name, this.#counted.get(name) ?? fresh()]));
  }

  /** As it is now; an instance that is not there has counted nothing. */
  of(instance: string): Readonly<Statistics> {
    return this.#counted.get(instance)?.statistics ?? noStatistics();
  }

  lastTransition(instance: string): LastTransition {
    return this.#counted.get(instance)?.last ?? { to: 'INIT', at: micros(0) };
  }

  /** All begin anew. */
  clear(): void {
    for (const counted of this.#counted.values()) counted.statistics = noStatistics();
  }

  count(effect: Effect): void {
    switch (effect.type) {
      case 'advertise':
        this.#sent(effect);
        break;
      case 'received':
        this.#received(effect);
        break;
      case 'drop':
        this.#dropped(effect);
        break;
      case 'notify':
        this.#told(effect);
        break;
      default:
    }
  }

  /** So many more like the last one, which said no more than that its master lives. */
  receivedAgain(instance: string, count: number): void {
    const statistics = this.#counted.get(instance)?.statistics;
    if (statistics) statistics.advertsReceived += count;
  }

  #sent({ instance, priority }: Of<'advertise'>): void {
    const statistics = this.#counted.get(instance)?.statistics;
    if (!statistics) return;
    statistics.advertsSent++;
    if (priority === 0) statistics.priorityZeroSent++;
  }

  #received({ instance, priority, otherAddresses }: Of<'received'>): void {
    const statistics = this.#counted.get(instance)?.statistics;
    if (!statistics) return;
    statistics.advertsReceived++;
    if (priority === 0) statistics.priorityZeroReceived++;
    if (otherAddresses) statistics.addressListErrors++;
  }

  #dropped({ instance = '', reason }: Of<'drop'>): void {
    const statistics = this.#counted.get(instance)?.statistics;
    if (!statistics) return;
    if (alsoReceived.has(reason)) statistics.advertsReceived++;
    const field = countedAs[reason];
    if (field) statistics[field]++;
  }

  #told({ subject, name, event, again }: Of<'notify'>): void {
    const counted = this.#counted.get(name);
    if (!counted || subject !== 'INSTANCE' || again || !isTransition(event)) return;
    const { statistics, last } = counted;
    if (event === 'MASTER') statistics.becameMaster++;
    else if (last.to === 'MASTER' && event !== 'STOP') statistics.releasedMaster++;
    counted.last = { to: event, at: this.#wallClock() };
  }
}

function isTransition(event: Of<'notify'>['event']): event is Exclude<Transition, 'DELETED'> {
  return event === 'MASTER' || event === 'BACKUP' || event === 'FAULT' || event === 'STOP';
}
