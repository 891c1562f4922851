import type { Parsed, VrrpInstance } from '@kaconf/config';
import type { Diagnostic, Related, Span } from '@kaconf/diagnostics';
import type { About } from '../rule.ts';

/** A configuration, under the name by which findings call who runs it. */
export interface Node {
  readonly name: string;
  readonly parsed: Parsed;
}

/** What one node has of a virtual router. */
export interface Member {
  readonly node: Node;
  readonly instance: VrrpInstance;
}

/** What several nodes are to be one at a time: no two members are of one node. */
export type VirtualRouter = readonly Member[];

/** What is hardly meant of configurations that belong together, though each may be well by itself. */
export interface ClusterRule extends About {
  check(routers: readonly VirtualRouter[]): Iterable<ClusterFinding>;
}

/** `related` has the place in the other file. */
export type ClusterFinding = Required<Pick<Diagnostic, 'span' | 'message' | 'hint' | 'related'>>;

type Keyword = keyof VrrpInstance['spans'];

/** Where it is written, or else what it would be written in. */
export function placeOf({ instance: { spans, span } }: Member, keyword: Keyword): Span {
  return spans[keyword] ?? span;
}

/** That place, as one of another file. */
export function related(member: Member, keyword: Keyword): Related {
  return { span: placeOf(member, keyword), message: `'${member.instance.name}' of ${member.node.name}` };
}

/** The first of a virtual router with each of the others that have addresses of the same family. */
export function comparisons(routers: readonly VirtualRouter[]): (readonly [first: Member, other: Member])[] {
  return pairsWithFirst(routers).filter(([first, other]) => first.instance.family === other.instance.family);
}

export function pairsWithFirst(routers: readonly VirtualRouter[]): (readonly [Member, Member])[] {
  return routers.flatMap(([first, ...others]) =>
    first ? others.map((other) => [first, other] as const) : [],
  );
}

/** Any two, in the order of their nodes. */
export function pairs(members: readonly Member[]): (readonly [Member, Member])[] {
  return members.flatMap((one, index) => members.slice(index + 1).map((other) => [one, other] as const));
}
