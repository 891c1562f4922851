import type { RealServerBlock } from '../../../schema/servers/real-server.ts';
import type { VirtualServerBlock } from '../../../schema/servers/virtual-server.ts';
import type { Checkers } from '../../../server-config.ts';
import type { Check } from '../check.ts';
import { completeCheckers } from './checkers.ts';
import { type Families, settleFamily } from './families.ts';
import { sayAtEnd } from './finding.ts';
import type { Monitored } from './monitors.ts';
import { formatServer } from './names.ts';
import { settleFlags } from './scheduler-flags.ts';
import { readSorryServer, type SorryServer, settleSorryServer } from './sorry-server.ts';

/** A virtual server as far as it could be checked while it was read. */
export interface ReadServer
  extends Omit<VirtualServerBlock, 'name' | 'ip_family' | keyof Families<ReadReal> | keyof SorryServer>,
    Families<ReadReal>,
    SorryServer {}

export interface ReadReal extends Omit<RealServerBlock, keyof Checkers>, Checkers {}

/** Without a real server it is none. */
export function readServer(
  block: VirtualServerBlock,
  monitored: Monitored,
  check: Check,
): ReadServer | undefined {
  const reals = block.real_server.map((real) => ({
    ...real,
    ...completeCheckers(real, block, monitored, check),
  }));
  const families = settleFamily(block, reals, check);
  const sorry = readSorryServer(block, check);
  const flags = settleFlags(block, check);
  if (families.real_server.length > 0) {
    return { ...block, ...families, ...settleSorryServer(sorry, block, families, check), ...flags };
  }
  const line = `Virtual server ${formatServer(block)} has no real servers - ignoring`;
  const message = 'this virtual_server has no real_server';
  sayAtEnd(block, { wants: 'real_server', message, hint: 'it is ignored', line }, check);
  return;
}
