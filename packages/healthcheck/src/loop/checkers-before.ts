import type { Progress } from '../checker/progress.ts';
import { identityOf } from '../plan/identity.ts';
import type { AskingPlan } from '../plan/plan.ts';
import type { Checker } from './checker.ts';

/** Those that there were before a reload. */
export class CheckersBefore {
  /** Those whose plan stays the same object: most of them, mostly. */
  readonly #unchanged = new Map<AskingPlan, Checker>();
  readonly #left = new Map<string, Checker[]>();
  readonly #all: readonly Checker[];
  /** Made for the first that asks. */
  #servers: Map<string, Progress[]> | undefined;

  constructor(checkers: readonly Checker[], plans: readonly AskingPlan[]) {
    this.#all = checkers;
    const staying = new Set(plans);
    for (const checker of checkers) {
      if (staying.has(checker.plan)) this.#unchanged.set(checker.plan, checker);
      else add(this.#left, identityOf(checker.plan), checker);
    }
  }

  /** The one that goes on under a plan, which no other has taken. */
  take(plan: AskingPlan): Checker | undefined {
    return this.#unchanged.get(plan) ?? this.#left.get(identityOf(plan))?.shift();
  }

  /** What those of the same real server had found; undefined where it had none. */
  ofServer(plan: AskingPlan): readonly Progress[] | undefined {
    this.#servers ??= this.#byServer();
    return this.#servers.get(serverOf(plan));
  }

  #byServer(): Map<string, Progress[]> {
    const servers = new Map<string, Progress[]>();
    for (const { plan, progress } of this.#all) add(servers, serverOf(plan), progress);
    return servers;
  }
}

function serverOf({ service, server }: AskingPlan): string {
  return `${service} ${server}`;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
