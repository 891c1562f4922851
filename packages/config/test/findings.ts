import { type Diagnostic, keepalivedLines, mistakes, type Reader } from '@kaconf/diagnostics';
import { type Parsed, parseConfig } from '../src/index.ts';

export function parse(text: string): Parsed {
  return parseConfig({ file: 'FILE', text });
}

/** `LINE:COLUMN SEVERITY CODE MESSAGE (HINT)`. */
export function findings(text: string): string[] {
  return parse(text).diagnostics.map(textOf);
}

/** Without consequences. */
export function mistakesIn(text: string): string[] {
  return mistakes(parse(text).diagnostics).map(textOf);
}

function textOf({ span, severity, code, message, hint }: Diagnostic): string {
  return `${span.line}:${span.column} ${severity} ${code} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}

const READERS: readonly Reader[] = ['parent', 'checker', 'vrrp', 'bfd'];

/** What keepalived's processes print one after the other, up to the line after which it prints no more. */
export function transcript(text: string): string[] {
  const { diagnostics } = parse(text);
  const stops = diagnostics.find(({ keepalived = [] }) => keepalived.some(({ status }) => status === 'stop'));
  const lines = READERS.flatMap((reader) => keepalivedLines(diagnostics, reader, false));
  const last = stops?.keepalived?.at(-1)?.text;
  return last === undefined ? lines : lines.slice(0, lines.findIndex((line) => line.endsWith(last)) + 1);
}
