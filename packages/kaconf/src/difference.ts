/** How many lines around a change are shown. */
const CONTEXT = 3;
/** How far ahead a common line is looked for. */
const REACH = 40;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** A unified diff of two texts; empty when they are the same. */
export function difference(file: string, before: string, after: string): string {
  const lines = compare(split(before), split(after));
  const shown = lines.map((_, at) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(isChange));
  if (!shown.includes(true)) return '';
  const output = [`--- ${file}`, `+++ ${file}`];
  const next = { before: 1, after: 1 };
  for (const [at, { mark, text }] of lines.entries()) {
    if (shown[at] && !shown[at - 1]) output.push(heading(lines.slice(at, endOf(shown, at)), next));
    if (shown[at]) output.push(`${mark}${text}`);
    if (mark !== '+') next.before++;
    if (mark !== '-') next.after++;
  }
  return `${output.join('\n')}\n`;
}

/** A last line that nothing ends is another than one that is ended. */
function split(text: string): string[] {
  const lines = text.split('\n');
  const last = lines.pop();
  return last ? [...lines, `${last}\n\\ No newline at end of file`] : lines;
}

function isChange({ mark }: Line): boolean {
  return mark !== ' ';
}

function endOf(shown: readonly boolean[], start: number): number | undefined {
  const end = shown.indexOf(false, start);
  return end === -1 ? undefined : end;
}

function heading(hunk: readonly Line[], { before, after }: { before: number; after: number }): string {
  const without = (other: Line['mark']) => hunk.filter(({ mark }) => mark !== other).length;
  return `@@ -${before},${without('+')} +${after},${without('-')} @@`;
}

/**
 * A formatter changes blanks and breaks and leaves the order alone: what belongs together is found a little way ahead,
 * in a time that grows with the size only.
 */
function compare(before: readonly string[], after: readonly string[]): Line[] {
  const lines: Line[] = [];
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [removed, added] = nextCommon(before, after, left, right);
    for (const text of before.slice(left, removed)) lines.push({ mark: '-', text });
    for (const text of after.slice(right, added)) lines.push({ mark: '+', text });
    [left, right] = [removed, added];
    const common = before[left];
    if (common === undefined || common !== after[right]) continue;
    lines.push({ mark: ' ', text: common });
    left++;
    right++;
  }
  return lines;
}

function nextCommon(
  before: readonly string[],
  after: readonly string[],
  left: number,
  right: number,
): readonly [left: number, right: number] {
  for (let distance = 0; distance <= 2 * REACH; distance++) {
    for (let ahead = Math.max(0, distance - REACH); ahead <= Math.min(distance, REACH); ahead++) {
      const line = before[left + ahead];
      if (line !== undefined && line === after[right + distance - ahead]) {
        return [left + ahead, right + distance - ahead];
      }
    }
  }
  return [Math.min(before.length, left + REACH), Math.min(after.length, right + REACH)];
}
