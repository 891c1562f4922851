import type { Progress } from '../checker/progress.ts';
import { identityOf } from '../plan/identity.ts';
import type { AskingPlan } from '../plan/plan.ts';
import type { Checker } from './checker.ts';

/** Those that there were before a reload. */
export class CheckersBefore {
  readonly #left = new Map<string, Checker[]>();
  readonly #servers = new Map<string, Progress[]>();

  constructor(checkers: readonly Checker[]) {
    for (const checker of checkers) {
      add(this.#left, identityOf(checker.plan), checker);
      add(this.#servers, serverOf(checker.plan), checker.progress);
    }
  }

  /** The one that goes on under a plan, which no other has taken. */
  take(plan: AskingPlan): Checker | undefined {
    return this.#left.get(identityOf(plan))?.shift();
  }

  /** What those of the same real server had found; undefined where it had none. */
  ofServer(plan: AskingPlan): readonly Progress[] | undefined {
    return this.#servers.get(serverOf(plan));
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
