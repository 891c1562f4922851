import type { Config, Inherited, Parsed } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import { compareBlocks, schemaOf } from './blocks.ts';
import type { ObjectChange } from './change.ts';
import { OBJECT_MEMBERS, OBJECTS, type ObjectKind } from './objects.ts';
import { type Pair, pairUp } from './pairs.ts';
import { isPart, type Part } from './plain.ts';
import { Written } from './written.ts';

export type Read = Pick<Parsed, 'config' | 'tree'>;

/** Who has a value from `global_defs`, by its keyword there. */
type Reached = Map<string, Set<string>>;

interface Texts {
  readonly before: Written;
  readonly after: Written;
}

/** What differs in meaning, object by object. Nothing for two that mean the same, however they are written. */
export function compareConfigs(before: Read, after: Read): ObjectChange[] {
  const written = { before: new Written(before), after: new Written(after) };
  const reached: Reached = new Map();
  const objects = OBJECTS.flatMap((kind) =>
    pairUp(kind.of(before.config), kind.of(after.config), kind.keys).flatMap((pair) =>
      compareObject(kind, pair, written, reached),
    ),
  );
  return [...compareGlobals(before.config, after.config, written, reached), ...objects];
}

function compareObject(
  kind: ObjectKind,
  { before, after }: Pair<Part>,
  written: Texts,
  reached: Reached,
): ObjectChange[] {
  const one = after ?? before;
  if (one === undefined) return [];
  const name = kind.nameOf(one);
  const identity = { block: kind.keyword, name, ...(kind.aboutOf && { about: kind.aboutOf(one) }) };
  const places = { ...placed('before', before), ...placed('after', after) };
  if (before === undefined) return [{ ...identity, change: 'added', ...places, differences: [] }];
  if (after === undefined) return [{ ...identity, change: 'removed', ...places, differences: [] }];
  const inherits = ({ inherit, keyword }: Inherited) => {
    if (inherit === 'global') reached.set(keyword, (reached.get(keyword) ?? new Set()).add(name));
  };
  const differences = compareBlocks(before, after, kind.block, { ...written, inherits });
  return differences.length === 0 ? [] : [{ ...identity, change: 'changed', ...places, differences }];
}

function compareGlobals(before: Config, after: Config, written: Texts, reached: Reached): ObjectChange[] {
  const top = compareBlocks(topOf(before), topOf(after), undefined, written);
  const [one, other] = [before.global_defs as unknown as Part, after.global_defs as unknown as Part];
  const defined = compareBlocks(one, other, schemaOf('global_defs'), written);
  const differences = [
    ...top,
    ...defined.map((each) => ({ ...each, reaches: [...(reached.get(each.keyword) ?? [])] })),
  ];
  return differences.length === 0 ? [] : [{ block: 'global', name: '', change: 'changed', differences }];
}

/** What stands at the top of a file, in no object. */
function topOf(config: Config): Part {
  return Object.fromEntries(Object.entries(config).filter(([name]) => !OBJECT_MEMBERS.has(name)));
}

function placed(which: 'before' | 'after', part: Part | undefined): Partial<Record<typeof which, Span>> {
  return isPart(part?.span) ? { [which]: part.span as unknown as Span } : {};
}
