import type { Diagnostic, KeepalivedLine, Reader } from '../diagnostic.ts';

/**
 * For tools that read keepalived's logs: its own lines, each once, with the file always named. What the real one does
 * not notice is said in the same form.
 */
export function renderKeepalived(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.flatMap(linesOf).join('');
}

/**
 * What one of keepalived's processes prints about the configuration.
 * @param severalFiles whether the configuration includes others: only then the parent names the file
 */
export function keepalivedLines(
  diagnostics: readonly Diagnostic[],
  reader: Reader,
  severalFiles: boolean,
): string[] {
  const named = reader !== 'parent' || severalFiles;
  return diagnostics.flatMap(({ keepalived = [] }) =>
    keepalived.filter(({ readers }) => readers.includes(reader)).map((line) => located(line, named)),
  );
}

function linesOf({ span, message, keepalived = [] }: Diagnostic): string[] {
  const lines = keepalived.length === 0 ? [{ at: span, text: message }] : keepalived;
  return lines.map((line) => `${located(line, true)}\n`);
}

function located({ at, text }: Pick<KeepalivedLine, 'at' | 'text'>, named: boolean): string {
  if (at === undefined) return text;
  return named ? `(${at.file}: Line ${at.line}) ${text}` : `(Line ${at.line}) ${text}`;
}
