import type { Diagnostic, KeepalivedLine, Position, Reader } from '../diagnostic.ts';

/**
 * For tools that read keepalived's logs: its own lines, each once, with the file always named. What the real one does
 * not notice is said in the same form.
 */
export function renderKeepalived(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.flatMap(linesOf).join('');
}

/**
 * What one of keepalived's processes prints about the configuration.
 * @param severalFiles whether several were asked for; the parent names a file only then, or when another includes it
 */
export function keepalivedLines(
  diagnostics: readonly Diagnostic[],
  reader: Reader,
  severalFiles: boolean,
): string[] {
  const named = reader !== 'parent' || severalFiles;
  return diagnostics.flatMap(({ keepalived = [] }) =>
    keepalived
      .filter(({ readers }) => readers.includes(reader))
      .map((line) => located(reader === 'parent' ? uncounted(line) : line, named)),
  );
}

function linesOf({ span, message, keepalived = [] }: Diagnostic): string[] {
  const lines = keepalived.length === 0 ? [{ at: span, text: message }] : keepalived;
  return lines.map((line) => `${located(line, true)}\n`);
}

function located({ at, text }: Pick<KeepalivedLine, 'at' | 'text'>, named: boolean): string {
  if (at === undefined) return text;
  const { file, line } = at.called ?? at;
  return named || isIncluded(at) ? `(${file}: Line ${line}) ${text}` : `(Line ${line}) ${text}`;
}

/** Before the first line keepalived names no place. */
function uncounted(line: KeepalivedLine): KeepalivedLine {
  if (line.at?.unended === undefined) return line;
  const { at, ...rest } = line;
  const { file, line: number } = at.called ?? at;
  return number === 1 && !isIncluded(at)
    ? rest
    : { ...rest, at: { ...at, called: { file, line: number - 1 } } };
}

function isIncluded({ via = [] }: Position): boolean {
  return via.some(({ type }) => type === 'include');
}
