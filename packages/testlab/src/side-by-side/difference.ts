const CONTEXT = 3;

/** Where two texts differ: `-` what only the first has, `+` what only the second has, and some lines around. */
export function differenceOf(expected: string, actual: string): string {
  const lines = compared(expected, actual);
  const near = (at: number) =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => !line.startsWith(' '));
  return lines.filter((_, at) => near(at)).join('\n');
}

function compared(expected: string, actual: string): readonly string[] {
  const [left, right] = [expected.split('\n'), actual.split('\n')];
  const lengths = commonLengths(left, right);
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const [rest = 0, skipLeft = 0] = [lengths[i]?.[j + 1], lengths[i + 1]?.[j]];
    if (i < left.length && j < right.length && left[i] === right[j]) {
      lines.push(`  ${left[i]}`);
      i += 1;
      j += 1;
    } else if (j >= right.length || (i < left.length && skipLeft >= rest)) lines.push(`- ${left[i++]}`);
    else lines.push(`+ ${right[j++]}`);
  }
  return lines;
}

/** How many lines, from each pair of positions on, can be had in common. */
function commonLengths(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = left.length - 1; i >= 0; i--) {
    const [row = [], below = []] = [lengths[i], lengths[i + 1]];
    for (let j = right.length - 1; j >= 0; j--) {
      row[j] = left[i] === right[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
