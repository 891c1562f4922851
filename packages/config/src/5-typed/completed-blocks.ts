import type { VrrpInstance, VrrpScript } from '../config.ts';
import type { VirtualServerBlock } from '../schema/servers/virtual-server.ts';
import type { VrrpInstanceBlock } from '../schema/vrrp-instance.ts';
import type { VrrpScriptBlock } from '../schema/vrrp-script.ts';
import type { VirtualServer } from '../server-config.ts';
import type { ReadInstance } from './checks/vrrp/instances/complete-instance.ts';
import type { Reporter } from './reporter.ts';

/**
 * What became of blocks at the keystroke before. One that is the same object was written under the same `global_defs` then: what becomes
 * of it depends on nothing but the block and what it names. Only for a reader who asks no machine.
 */
export class CompletedBlocks {
  readonly scripts = new CompletedOf<VrrpScriptBlock, readonly VrrpScript[]>();
  readonly readInstances = new CompletedOf<VrrpInstanceBlock, ReadInstance>();
  readonly instances = new CompletedOf<ReadInstance, VrrpInstance | undefined>();
  readonly servers = new CompletedOf<VirtualServerBlock, VirtualServer>();
}

interface Known<Completed> {
  readonly completed: Completed;
  readonly others: readonly unknown[];
}

/** Of blocks of one kind about which there was nothing to say. */
class CompletedOf<Block extends object, Completed> {
  readonly #known = new WeakMap<Block, Known<Completed>>();

  /** @param others what else it must have come of: the very same */
  get(block: Block, others: readonly unknown[] = []): Known<Completed> | undefined {
    const known = this.#known.get(block);
    return known && isSame(known.others, others) ? known : undefined;
  }

  keep(block: Block, completed: Completed, others: readonly unknown[] = []): void {
    this.#known.set(block, { completed, others });
  }
}

/**
 * Completes a block, unless it is known what becomes of it.
 *
 * @param kept absent where nobody types
 * @param others what else it comes of
 */
export function completeUnlessKnown<Block extends object, Completed>(
  kept: CompletedOf<Block, Completed> | undefined,
  block: Block,
  others: () => readonly unknown[],
  reporter: Reporter,
  complete: () => Completed,
): Completed {
  if (kept === undefined) return complete();
  const now = others();
  const known = kept.get(block, now);
  if (known !== undefined) return known.completed;
  const before = reporter.said;
  const made = complete();
  if (reporter.said === before) kept.keep(block, made, now);
  return made;
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}
