import type { Effect } from '../checker/conclusion.ts';
import type { Progress } from '../checker/progress.ts';
import { type FileFinding, findFile } from '../file/conclude.ts';
import { identityOf } from '../plan/identity.ts';
import type { BfdPlan, CheckerPlan, FilePlan } from '../plan/plan.ts';
import type { LoopEdge } from './loop-edge.ts';

interface FileChecker {
  readonly plan: FilePlan;
  finding: FileFinding;
}

interface BfdChecker {
  readonly plan: BfdPlan;
  up: boolean;
  hasRun: boolean;
}

/** Tells what checkers have found, and finds out for those that ask nobody: what they look at is told. */
export class Reports {
  readonly #edge: LoopEdge;
  #files: readonly FileChecker[] = [];
  #sessions: readonly BfdChecker[] = [];

  constructor(edge: LoopEdge) {
    this.#edge = edge;
  }

  /** What files say is known at once. */
  follow(plans: readonly CheckerPlan[]): void {
    this.#files = plans
      .filter((plan) => plan.type === 'FILE_CHECK')
      .map((plan) => ({ plan, finding: findFile(plan, this.#edge.fileStatus(plan.file)) }));
    for (const { plan, finding } of this.#files) this.#edge.tell({ place: plan.place, ...finding });
    const before = new Map(this.#sessions.map((checker) => [identityOf(checker.plan), checker]));
    this.#sessions = plans
      .filter((plan) => plan.type === 'BFD_CHECK')
      .map((plan) => {
        const former = before.get(identityOf(plan));
        if (former?.hasRun) return { plan, up: former.up, hasRun: true };
        return { plan, up: this.#edge.isUp(plan.place), hasRun: false };
      });
    for (const { plan, up, hasRun } of this.#sessions) {
      if (hasRun) this.#edge.tell({ place: plan.place, up });
    }
  }

  /** @returns whether what was found holds */
  perform({ place }: CheckerPlan, effects: readonly Effect[]): boolean {
    let holds = true;
    for (const effect of effects) {
      switch (effect.type) {
        case 'log':
          this.#edge.log(effect.text);
          break;
        case 'logDetail':
          this.#edge.logDetail(effect.text);
          break;
        case 'verdict': {
          const { type: _type, ...verdict } = effect;
          holds = this.#edge.tell({ place, ...verdict });
          break;
        }
        case 'weigh':
          this.#edge.weigh(place, effect.weight);
          break;
        default:
          effect satisfies never;
      }
    }
    return holds;
  }

  /** After a reload, to those who have a new idea of the real servers. */
  repeat({ plan: { place }, progress }: { readonly plan: CheckerPlan; readonly progress: Progress }): void {
    const { up, hasRun } = progress;
    const weight = 'weight' in progress ? { weight: Number(progress.weight) } : {};
    if (hasRun) this.#edge.tell({ place, up, ...weight });
  }

  fileChanged(file: string, status: number): void {
    for (const checker of this.#files) {
      const { plan, finding: before } = checker;
      if (plan.file !== file) continue;
      checker.finding = findFile(plan, status);
      this.perform(plan, changeOfFile(plan, before, checker.finding));
    }
  }

  bfdChanged(session: string, up: boolean): void {
    for (const checker of this.#sessions) {
      const { plan } = checker;
      if (plan.session !== session || (checker.hasRun && checker.up === up)) continue;
      const how = up ? 'succeeded' : 'failed';
      const mail = checker.up === up ? {} : { mail: `=> BFD CHECK ${session} ${how} on service <=` };
      checker.hasRun = true;
      this.#edge.log(`BFD check of [${session}] RS(${plan.server}) is ${up ? 'UP' : 'DOWN'}`);
      // What is refused is found again when the session is told of once more.
      if (this.#edge.tell({ place: plan.place, up, ...mail })) checker.up = up;
    }
  }
}

function changeOfFile({ server, file }: FilePlan, before: FileFinding, after: FileFinding): Effect[] {
  if (before.up === after.up) {
    return before.weight === after.weight ? [] : [{ type: 'weigh', weight: after.weight }];
  }
  const change = after.up ? 'leaving' : 'now';
  const text = `(${server}): tracked file ${file} ${change} FAULT state`;
  return [
    { type: 'logDetail', text },
    { type: 'verdict', ...after },
  ];
}
