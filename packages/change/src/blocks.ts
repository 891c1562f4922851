import { type Block, type Inherited, schema } from '@kaconf/config';
import type { Difference, Side } from './change.ts';
import { type Key, type Pair, pairUp } from './pairs.ts';
import { isBlock, isPart, isSame, membersOf, type Part, type Value } from './plain.ts';
import { entrySide, hasSpan, keywordOf, placeOf, sideOf, WRITTEN_AS } from './sides.ts';
import { valueText } from './value-text.ts';
import type { Written } from './written.ts';

/** What is compared, and what it was written as. */
export interface Comparison {
  readonly before: Written;
  readonly after: Written;
  /** Hears of values that differ since another keyword's does, which stands elsewhere. */
  inherits?(from: Inherited, member: string): void;
}

/** In these the order of entries means something: adverts list addresses in it, and the kernel gets them in it. */
const ORDERED: ReadonlySet<string> = new Set([
  'virtual_ipaddress',
  'virtual_ipaddress_excluded',
  'virtual_routes',
  'virtual_rules',
  'static_ipaddress',
  'static_routes',
  'static_rules',
]);

/** They mean the same, which is told of `src_ip`. */
const TOLD_ELSEWHERE: ReadonlySet<string> = new Set(['unicast_src_ip', 'mcast_src_ip']);

/** What differs in a member of a block. */
export interface MemberChange {
  readonly member: string;
  readonly differences: readonly Difference[];
}

/** Member by member, in the order of the schema. @param block what may stand in it */
export function compareMembers(
  before: Part,
  after: Part,
  block: Block | undefined,
  comparison: Comparison,
  within: readonly string[] = [],
): MemberChange[] {
  const names = new Set([...membersOf(before), ...membersOf(after)]);
  return [...names].flatMap((member) => {
    if (isSame(before[member], after[member]) || TOLD_ELSEWHERE.has(member)) return [];
    const inherited = inheritedBy(member, block, before, after);
    if (inherited !== undefined) {
      comparison.inherits?.(inherited, member);
      return [];
    }
    const differences = compareMember(member, { before, after }, { block, comparison, within });
    return differences.length === 0 ? [] : [{ member, differences }];
  });
}

function compareMember(
  name: string,
  { before, after }: Required<Pair<Part>>,
  { block, comparison, within }: Inside,
): readonly Difference[] {
  const [one, other] = [before[name], after[name]];
  const inner = innerBlock(name, block);
  if (isList(one) || isList(other)) {
    return compareLists(name, asList(one), asList(other), { block: inner, comparison, within });
  }
  if (isBlock(one) && isBlock(other)) {
    return compareBlocks(one, other, { block: inner, comparison, within: [...within, name] });
  }
  const sides = {
    before: sideOf(name, before, comparison.before, block),
    after: sideOf(name, after, comparison.after, block),
  };
  const keyword = keywordOf(name, after) ?? keywordOf(name, before) ?? name;
  return [{ within, keyword, ...changeOf(one, other, sides), reaches: [] }];
}

function compareBlocks(before: Part, after: Part, { block, comparison, within }: Inside): Difference[] {
  return compareMembers(before, after, block, comparison, within).flatMap(({ differences }) => differences);
}

function changeOf(
  one: Value,
  other: Value,
  { before, after }: { before: Side; after: Side },
): Pick<Difference, 'change' | 'before' | 'after'> {
  if (one === undefined) return { change: 'added', after };
  if (other === undefined) return { change: 'removed', before };
  return { change: 'changed', before, after };
}

/** A default that is written elsewhere, and there is told. */
function inheritedBy(
  name: string,
  block: Block | undefined,
  before: Part,
  after: Part,
): Inherited | undefined {
  const keyword = block?.keywords[name];
  if (keyword === undefined || 'alias' in keyword || !isInherited(keyword.default)) return undefined;
  return placeOf(before, name) || placeOf(after, name) ? undefined : keyword.default;
}

function isInherited(value: unknown): value is Inherited {
  return isPart(value) && 'inherit' in value;
}

function innerBlock(name: string, block: Block | undefined): Block | undefined {
  const keyword = block?.keywords[name];
  if (keyword === undefined || 'alias' in keyword) return undefined;
  return 'block' in keyword.type ? keyword.type.block : undefined;
}

/** Entries, each with a place or members of its own; words and numbers are one value. */
function isList(value: Value): value is readonly Part[] {
  return Array.isArray(value) && value.length > 0 && value.every(isPart);
}

function asList(value: Value): readonly Part[] {
  return isList(value) ? value : [];
}

interface Inside {
  readonly block: Block | undefined;
  readonly comparison: Comparison;
  readonly within: readonly string[];
}

function compareLists(
  name: string,
  before: readonly Part[],
  after: readonly Part[],
  inside: Inside,
): Difference[] {
  const pairs = pairUp(before, after, [meaningOf, identityOf, kindOf]);
  const differences = pairs.flatMap((pair) => compareEntries(name, pair, inside));
  const moved = ORDERED.has(name) ? reordered(name, before, pairs, inside.within) : [];
  return [...differences, ...moved];
}

function compareEntries(name: string, { before, after }: Pair<Part>, inside: Inside): Difference[] {
  const { block, comparison, within } = inside;
  const [one, other] = [
    before && entrySide(name, before, comparison.before),
    after && entrySide(name, after, comparison.after),
  ];
  const common = { within, keyword: WRITTEN_AS[name]?.[0] ?? name, reaches: [] };
  if (before === undefined) return other ? [{ ...common, change: 'added', after: other }] : [];
  if (after === undefined) return one ? [{ ...common, change: 'removed', before: one }] : [];
  if (isSame(before, after)) return [];
  if (isBlock(after)) {
    const path = [...within, `${name} ${other?.text ?? ''}`.trim()];
    return compareBlocks(before, after, { block, comparison, within: path });
  }
  if (!one || !other) return [];
  // What a name that is written stands for is another.
  const isWrittenAlike = one.text === other.text;
  const [old, fresh] = isWrittenAlike
    ? [valueText(name, before), valueText(name, after)]
    : [one.text, other.text];
  return [{ ...common, change: 'changed', before: { ...one, text: old }, after: { ...other, text: fresh } }];
}

/** Of what has stayed. */
function reordered(
  name: string,
  before: readonly Part[],
  pairs: readonly Pair<Part>[],
  within: readonly string[],
): Difference[] {
  const kept = pairs.flatMap((pair) =>
    pair.before && pair.after ? [{ ...pair, was: before.indexOf(pair.before) }] : [],
  );
  const inOldOrder = kept.toSorted((a, b) => a.was - b.was);
  const first = kept.findIndex((pair, at) => pair !== inOldOrder[at]);
  const [old, fresh] = [inOldOrder[first]?.before, kept[first]?.after];
  if (!old || !fresh) return [];
  const list = (parts: readonly (Part | undefined)[]) =>
    parts.map((part) => (part ? shortText(name, part) : '')).join(', ');
  const side = (text: string, part: Part): Side => ({ text, ...(hasSpan(part) && { span: part.span }) });
  return [
    {
      within,
      keyword: name,
      change: 'reordered',
      before: side(list(inOldOrder.map((pair) => pair.before)), old),
      after: side(list(kept.map((pair) => pair.after)), fresh),
      reaches: [],
    },
  ];
}

function shortText(name: string, part: Part): string {
  return typeof part.text === 'string' ? part.text : valueText(name, part);
}

const meaningOf: Key<Part> = (part) =>
  JSON.stringify(part, (name, value: Value) => {
    if (name === 'span' || name === 'spans' || name === 'end') return undefined;
    return typeof value === 'bigint' ? `${value}n` : value;
  });

/** What an entry is about, whatever else is said of it. */
const identityOf: Key<Part> = (part) => {
  const { prefix, destination, address, port, name, interface: device, instance, path, id } = part;
  const known = [prefix, destination, address, port, name, device, instance, path, id];
  return known.every((value) => value === undefined)
    ? undefined
    : JSON.stringify(known.map((it) => it ?? null));
};

/** Blocks without a name are told apart by nothing but their order. */
const kindOf: Key<Part> = (part) => (isBlock(part) && identityOf(part) === undefined ? '' : undefined);

/** What may stand in a block at the top of a file. */
export function schemaOf(keyword: keyof typeof schema.keywords): Block | undefined {
  return innerBlock(keyword, schema);
}
