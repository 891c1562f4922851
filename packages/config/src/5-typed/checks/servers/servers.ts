import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { VirtualServerGroup } from '../../../schema/types/servers/server-group.ts';
import type { VirtualServer } from '../../../server-config.ts';
import type { Check } from '../check.ts';
import { draftOf, finished } from './draft.ts';
import { settleRealServers, settleScheduler } from './forwarding.ts';
import { type LinkedServer, linkGroups } from './groups.ts';
import type { Monitored } from './monitors.ts';
import { settlePorts } from './ports.ts';
import { settleProtocol } from './protocol.ts';
import { settleQuorum } from './quorum.ts';
import { readServer } from './read-server.ts';

/** The order is keepalived's, so that its lines come in its order. */
export function checkServers(
  blocks: readonly VirtualServerBlock[],
  groups: readonly VirtualServerGroup[],
  monitored: Monitored,
  check: Check,
): VirtualServer[] {
  const read = blocks.map((block) => readServer(block, monitored, check)).filter((it) => it !== undefined);
  return linkGroups(read, groups, check).map((server) => completeServer(server, check));
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
