import { Joint, type Run, runsIn } from './joint.ts';
import type { ParsedPassage } from './parsed-passage.ts';
import type { Fault, Item, Tree } from './tree.ts';

/** Joins passages by braces. What goes on in passages that are as they were is the same object as before, too. */
export class Joints {
  /** By the passages that they begin in. */
  #known: ReadonlyMap<ParsedPassage, Joint> = new Map();

  /** The same as `parseByBraces` makes of a text that is nowhere too deep. @param passages all of it */
  join(passages: readonly ParsedPassage[]): Tree {
    this.#known = new Map(runsIn(passages).map((run) => [run[0], this.#jointOf(run)]));
    const items: (readonly Item[])[] = [];
    const faults: Fault[] = [];
    let open = 0;
    let joint: Joint | undefined;
    for (const passage of passages) {
      const before = joint;
      joint = this.#known.get(passage) ?? (before?.end === passage ? undefined : before);
      items.push(itemsIn(passage, before, joint));
      const closing = Math.min(open, passage.extra);
      for (const fault of faultsIn(passage, closing)) {
        faults.push(fault.type === 'stray' && joint ? joint.whole(fault) : fault);
      }
      open += passage.open.length - closing;
    }
    return { items: items.flat(), faults: [...faults, ...missingIn(passages.at(-1), joint)] };
  }

  #jointOf(run: Run): Joint {
    const known = this.#known.get(run[0]);
    return known?.isOf(run) ? known : new Joint(run);
  }
}

const NONE: readonly Item[] = [];

/** At the top. @param before what goes on from before it. @param behind what goes on behind it */
function itemsIn(
  { byBraces: { items } }: ParsedPassage,
  before: Joint | undefined,
  behind: Joint | undefined,
): readonly Item[] {
  if (before === behind) return before === undefined ? items : NONE;
  const own = before === undefined ? items : items.slice(before.taken);
  return behind === undefined ? own : own.map((item) => behind.whole(item));
}

/** But for what is open at its end. @param closing how many braces close what is open before it */
function faultsIn({ byBraces: { faults } }: ParsedPassage, closing: number): readonly Fault[] {
  let extra = 0;
  return faults.filter(({ type }) => type !== 'missingClose' && (type !== 'extra' || ++extra > closing));
}

/** What is open at the end of a text. @param joint that is */
function missingIn(last: ParsedPassage | undefined, joint: Joint | undefined): Fault[] {
  if (last === undefined) return [];
  const open = joint === undefined ? last.open : joint.open;
  return open.map((item) => ({ type: 'missingClose', item, after: last.last }));
}
