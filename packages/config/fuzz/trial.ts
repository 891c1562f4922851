import {
  type Diagnostic,
  inOrder,
  renderGithub,
  renderJson,
  renderKeepalived,
  renderPretty,
  renderSarif,
} from '@kaconf/diagnostics';
import { format, parseConfig } from '../src/index.ts';
import type { Input } from './input.ts';
import { firstDifference, meaningOf } from './meaning.ts';

/** Checks a configuration and shows what it finds in all formats. Returns what should not be so, and throws what these throw. */
export function checkComplaint({ source, settings }: Input): string | undefined {
  const { diagnostics, texts } = parseConfig(source, settings);
  render(diagnostics, texts);
  const misplaced = diagnostics.find(
    ({ span }) => span.line < 1 || span.column < 1 || span.endLine < span.line,
  );
  if (misplaced !== undefined) return `a finding that is nowhere: ${JSON.stringify(misplaced)}`;
  return undefined;
}

/** What laying a configuration out changes that it must not; nothing either where its braces do not match. */
export function layoutComplaint({ source, settings }: Input): string | undefined {
  const text = format(source.text);
  if (text === undefined) return undefined;
  const again = format(text) ?? '';
  const [written, kept] = [withoutBlanks(source.text), withoutBlanks(text)];
  if (kept !== written) return `laid out, it says something else: ${firstDifference(written, kept)}`;
  if (again !== text) return `laid out twice: ${firstDifference(text, again)}`;
  const before = meaningOf(parseConfig(source, settings));
  const after = meaningOf(parseConfig({ ...source, text }, settings));
  return before === after
    ? undefined
    : `laid out, it means something else: ${firstDifference(before, after)}`;
}

/** Also comments, which have no meaning, and yet must stay; in lines that do not depend on where it is broken. */
function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '').replace(/[{}#!]/g, '\n$&');
}

function render(diagnostics: readonly Diagnostic[], texts: ReadonlyMap<string, string>): void {
  const lines = new Map([...texts].map(([file, text]) => [file, text.split('\n')]));
  const sourceLine = (file: string, line: number) => lines.get(file)?.[line - 1];
  const found = inOrder(diagnostics);
  renderPretty(found, { sourceLine, color: true, width: 100 });
  renderKeepalived(diagnostics);
  renderGithub(found);
  JSON.parse(renderJson(found, 1));
  JSON.parse(renderSarif(found, { name: 'kaconf', version: '0', rule: () => ({ title: '', page: '' }) }));
}
