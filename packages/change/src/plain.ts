/** Any value of a configuration: plain data. */
export type Value = unknown;

/** A part with members: a block, an entry, a script. */
export interface Part {
  readonly [member: string]: Value;
}

/** Where it is written is no part of what it means, nor is how, where that is told in other members. */
const PLACES = new Set(['span', 'end', 'spans']);

export function isPart(value: Value): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A block of keywords, each of which has a place. */
export function isBlock(value: Value): value is Part {
  return isPart(value) && 'spans' in value;
}

export function membersOf(part: Part): string[] {
  const isWritten = 'words' in part || 'prefix' in part || 'address' in part;
  return Object.keys(part).filter((name) => !PLACES.has(name) && !(isWritten && name === 'text'));
}

/** Whether both mean the same. */
export function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, at) => isSame(each, other[at]));
  }
  if (!isPart(one) || !isPart(other)) return false;
  const names = new Set([...membersOf(one), ...membersOf(other)]);
  return [...names].every((name) => isSame(one[name], other[name]));
}
