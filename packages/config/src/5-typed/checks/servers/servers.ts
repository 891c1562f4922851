import type { Span } from '@kaconf/diagnostics';
import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { VirtualServerGroup } from '../../../schema/types/servers/server-group.ts';
import type { VirtualServer } from '../../../server-config.ts';
import type { ReadingMemory } from '../../reading-memory.ts';
import type { Reporter } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { draftOf, finished } from './draft.ts';
import { settleRealServers, settleScheduler } from './forwarding.ts';
import { type LinkedServer, linkGroups } from './groups.ts';
import type { Monitored } from './monitors.ts';
import { settlePorts } from './ports.ts';
import { settleProtocol } from './protocol.ts';
import { settleQuorum } from './quorum.ts';
import { readServer } from './read-server.ts';

type ByBlock = ReadonlyMap<Span, VirtualServer>;

/** The order is keepalived's, so that its lines come in its order. */
export function checkServers(
  blocks: readonly VirtualServerBlock[],
  groups: readonly VirtualServerGroup[],
  monitored: Monitored,
  check: Check,
  memory: ReadingMemory,
): VirtualServer[] {
  const recalled = blocks.map((block) =>
    memory.isRecalled(block) ? block : check.completed?.servers.get(block)?.completed,
  );
  const fresh = blocks.filter((_, index) => recalled[index] === undefined);
  const told = new Told(check.reporter);
  const read = fresh
    .map((block) => told.during(block, () => readServer(block, monitored, check)))
    .filter((it) => it !== undefined);
  const linked = linkGroups(read, groups, check);
  const complete: ByBlock = new Map(
    linked.map((server) => [server.span, told.during(server, () => completeServer(server, check))]),
  );
  const all: VirtualServer[] = [];
  for (const [index, block] of blocks.entries()) {
    const server = recalled[index] ?? complete.get(block.span);
    if (server) all.push(server);
  }
  const completed = fresh.filter((block) => !told.has(block)).flatMap((block) => lasting(block, complete));
  memory.end(new Map(completed));
  for (const [block, server] of completed) {
    if (!namesOthers(block)) check.completed?.servers.keep(block, server);
  }
  return all;
}

/** A checker of it looks at what another block is about. */
function namesOthers({ real_server }: VirtualServerBlock): boolean {
  return real_server.some(({ FILE_CHECK, BFD_CHECK }) => FILE_CHECK.length + BFD_CHECK.length > 0);
}

/** A group is another block, and counts who has it. */
function lasting(block: VirtualServerBlock, complete: ByBlock): [VirtualServerBlock, VirtualServer][] {
  const server = complete.get(block.span);
  return server === undefined || server.service.type === 'group' ? [] : [[block, server]];
}

/** Those of whom something was said, or of whom the machine was asked. */
class Told {
  readonly #reporter: Reporter;
  readonly #spans = new Set<Span>();

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
  }

  during<T>({ span }: { readonly span: Span }, work: () => T): T {
    const before = this.#reporter.noteworthy;
    const done = work();
    if (this.#reporter.noteworthy > before) this.#spans.add(span);
    return done;
  }

  has({ span }: { readonly span: Span }): boolean {
    return this.#spans.has(span);
  }
}

function completeServer(server: LinkedServer, check: Check): VirtualServer {
  const draft = draftOf(server);
  settleProtocol(draft, check);
  settleScheduler(draft, check);
  settleRealServers(draft, check);
  settleQuorum(draft, check);
  settlePorts(draft, check);
  return finished(draft);
}
