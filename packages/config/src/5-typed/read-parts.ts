import type { Text } from '../1-source/source.ts';
import { isUneven, ParseInParts } from '../4-tree/parse.ts';
import { sectionsOf } from '../4-tree/sections.ts';
import type { Tree } from '../4-tree/tree.ts';
import type { Machine } from '../machine/machine.ts';
import { FileReading, GLOBAL_DEFS, isGlobals } from './file-reading.ts';
import type { ReadingMemory } from './reading-memory.ts';
import type { Finding } from './reporter.ts';

/** Reads a text as it is parsed, but for what `memory` knows. Returns nothing when braces do not match. */
export function readParts(
  text: Text,
  machine: Machine,
  found: readonly Finding[],
  memory: ReadingMemory,
): FileReading | undefined {
  const reading = new FileReading(text.file, machine, found);
  const parse = new ParseInParts(text);
  const lastGlobals = text.text.lastIndexOf(GLOBAL_DEFS);
  const sections = sectionsOf(text.text);
  memory.begin(sections);
  for (const section of sections) {
    // Only there it means the same whatever stands before it.
    const isFree = parse.isBetween && section.start > lastGlobals;
    if (isFree) reading.settleGlobals();
    const known = isFree ? memory.recall(section) : undefined;
    if (known !== undefined) {
      reading.take(known);
      continue;
    }
    const before = reading.noteworthy;
    const count = reading.virtualServers.length;
    for (const part of parse.parse(section)) {
      if (!readPart(part, reading)) return;
      if (part.end > lastGlobals && !isGlobals(part.unfinished)) reading.settleGlobals();
    }
    if (!isFree || !parse.isBetween || reading.noteworthy > before) continue;
    memory.note(section, reading.virtualServers.slice(count));
  }
  if (!readPart(parse.finish(), reading)) return;
  reading.settleGlobals();
  return reading;
}

/** Returns whether its braces match. */
function readPart(part: Tree, reading: FileReading): boolean {
  if (isUneven(part)) return false;
  reading.read(part);
  return true;
}
