import type { Family } from '@kaconf/net';
import { familiesOf, type VirtualServerGroup } from '../../../schema/types/servers/server-group.ts';
import type { Service } from '../../../server-config.ts';
import type { Want } from '../../consequences.ts';
import { logged } from '../../reporter.ts';
import type { Check } from '../check.ts';
import { formatServer } from './names.ts';
import type { ReadServer } from './read-server.ts';

/** A virtual server whose group is known. */
export interface LinkedServer extends Omit<ReadServer, 'service'> {
  readonly service: Service;
}

/** Finds the groups by name, wherever they stand: of two that share one, the first. */
export function linkGroups(
  servers: readonly ReadServer[],
  groups: readonly VirtualServerGroup[],
  check: Check,
): LinkedServer[] {
  const byName = new Map(groups.toReversed().map((group) => [group.name, group]));
  const counts = new Map<string, number>();
  return servers.flatMap((server): LinkedServer[] => {
    const { service } = server;
    if (service.type !== 'group name') return [{ ...server, service }];
    const group = byName.get(service.group);
    const problem = group === undefined ? missing(server, service.group) : misfit(server, group);
    if (group === undefined || problem !== undefined) {
      if (problem !== undefined) ignore(server, problem, check);
      return [];
    }
    const index = counts.get(group.name) ?? 0;
    counts.set(group.name, index + 1);
    return [{ ...server, service: { type: 'group', group, index }, family: familyIn(group, server, check) }];
  });
}

interface Problem {
  readonly code: 'unknownName' | 'mixedFamilies';
  readonly message: string;
  readonly line: string;
  readonly wants?: Want;
}

function missing(server: ReadServer, name: string): Problem {
  const line = `Virtual server group ${name} specified but not configured - ignoring virtual server ${formatServer(server)}`;
  const wants = { keyword: 'virtual_server_group', name };
  return { code: 'unknownName', message: `there is no virtual_server_group '${name}'`, line, wants };
}

function misfit(server: ReadServer, group: VirtualServerGroup): Problem | undefined {
  const { name } = group;
  const families = familiesOf(group);
  if (server.family === undefined || (families.size < 2 && isSame(families, server.family))) return;
  const other = families.size === 2 ? 'both IPv4 and IPv6' : 'of the other family';
  const trouble =
    families.size === 2
      ? "virtual server group with IPv4 & IPv6 doesn't match"
      : "address family doesn't match";
  return {
    code: 'mixedFamilies',
    message: `the virtual server is of IPv${server.family}, its group '${name}' is ${other}`,
    line: `${name}: ${trouble} virtual server ${formatServer(server)} - ignoring`,
  };
}

function isSame(families: ReadonlySet<Family>, family: Family): boolean {
  return families.size === 0 || families.has(family);
}

/** A test says nothing of it. */
function ignore(server: ReadServer, { line, ...problem }: Problem, { reporter }: Check): void {
  const { span } = server;
  const hint = 'the virtual server is ignored';
  reporter.report({ ...problem, span, hint, keepalived: [logged(line, 'checker')] });
}

/** Undefined where the entries are of both. */
function familyIn(group: VirtualServerGroup, server: ReadServer, { reporter }: Check): Family | undefined {
  const families = familiesOf(group);
  const [only] = families;
  if (families.size > 0) return families.size === 1 ? only : undefined;
  if (server.family !== undefined) return server.family;
  const line = `${group.name}: Virtual server ${formatServer(server)} address family cannot be determined, defaulting to IPv4`;
  reporter.report({
    code: 'incomplete',
    span: server.span,
    message: 'nothing tells whether this is IPv4 or IPv6: it is IPv4',
    hint: 'write ip_family',
    keepalived: [logged(line, 'checker')],
  });
  return 4;
}
