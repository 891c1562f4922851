import type { Inherited, Parsed } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import type { Digests } from '@kaconf/vrrp';
import { compareMembers, schemaOf } from './blocks.ts';
import type { ObjectChange, Weighed } from './change.ts';
import { OBJECT_MEMBERS, OBJECTS, type ObjectKind } from './objects.ts';
import { type Pair, pairUp } from './pairs.ts';
import { isPart, type Part } from './plain.ts';
import { type Heir, Weigher } from './reload/weigher.ts';
import { Written } from './written.ts';

export type Read = Pick<Parsed, 'config' | 'tree'>;

interface Comparing {
  readonly before: Written;
  readonly after: Written;
  readonly weigher: Weigher;
  /** Who has a value from `global_defs`, by its keyword there. */
  readonly heirs: Map<string, (Heir & { readonly name: string })[]>;
}

/**
 * What differs in meaning, object by object, and what a reload makes of it. Nothing for two that mean the same, however
 * they are written.
 *
 * @param digests for adverts that are signed
 */
export function compareConfigs(before: Read, after: Read, digests: Digests): ObjectChange[] {
  const comparing: Comparing = {
    before: new Written(before),
    after: new Written(after),
    weigher: new Weigher(before.config, after.config, digests),
    heirs: new Map(),
  };
  const objects = OBJECTS.flatMap((kind) =>
    pairUp(kind.of(before.config), kind.of(after.config), kind.keys).flatMap((pair) =>
      compareObject(kind, pair, comparing),
    ),
  );
  return [...compareGlobals(before, after, comparing), ...objects];
}

function compareObject(kind: ObjectKind, pair: Pair<Part>, comparing: Comparing): ObjectChange[] {
  const { before, after } = pair;
  const one = after ?? before;
  if (one === undefined) return [];
  const identity = {
    block: kind.keyword,
    name: kind.nameOf(one),
    ...(kind.aboutOf && { about: kind.aboutOf(one) }),
    ...placed('before', before),
    ...placed('after', after),
  };
  if (before !== undefined && after !== undefined) {
    return changed(kind, { before, after }, identity, comparing);
  }
  const consequence = comparing.weigher.whole(kind.keyword, pair);
  return [{ ...identity, change: before ? 'removed' : 'added', consequence, differences: [] }];
}

function changed(
  kind: ObjectKind,
  pair: Required<Pair<Part>>,
  identity: Omit<ObjectChange, 'change' | 'differences'>,
  { heirs, weigher, ...written }: Comparing,
): ObjectChange[] {
  const inherits = ({ inherit, keyword }: Inherited, member: string) => {
    if (inherit !== 'global') return;
    heirs.set(keyword, [...(heirs.get(keyword) ?? []), { name: identity.name, pair, member }]);
  };
  const members = compareMembers(pair.before, pair.after, kind.block, { ...written, inherits });
  const differences = members.flatMap((member) => weigher.member(kind.keyword, pair, member));
  if (differences.length === 0) return [];
  const consequence = weigher.together(kind.keyword, pair, differences);
  return [{ ...identity, change: 'changed', ...(consequence && { consequence }), differences }];
}

function compareGlobals(
  before: Read,
  after: Read,
  { heirs, weigher, ...written }: Comparing,
): ObjectChange[] {
  const top = compareMembers(topOf(before), topOf(after), undefined, written);
  const defined = compareMembers(globalsOf(before), globalsOf(after), schemaOf('global_defs'), written);
  const differences: Weighed[] = [
    ...top.flatMap((member) => weigher.global('top', member, [])),
    ...defined.flatMap((member) => {
      const own = heirs.get(member.member) ?? [];
      const reaches = [...new Set(own.map(({ name }) => name))];
      return weigher.global('global_defs', member, own).map((each) => ({ ...each, reaches }));
    }),
  ];
  return differences.length === 0 ? [] : [{ block: 'global', name: '', change: 'changed', differences }];
}

/** What stands at the top of a file, in no object. */
function topOf({ config }: Read): Part {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !OBJECT_MEMBERS.has(name)));
}

function globalsOf({ config }: Read): Part {
  return config.global_defs as unknown as Part;
}

function placed(which: 'before' | 'after', part: Part | undefined): Partial<Record<typeof which, Span>> {
  return isPart(part?.span) ? { [which]: part.span as unknown as Span } : {};
}
