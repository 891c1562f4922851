import { parseConfig } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import { lint, type Settings } from '../src/index.ts';

/** What is found in a file `a.conf`. */
export function lintText(text: string, settings?: Settings): Diagnostic[] {
  return lint(parseConfig({ file: 'a.conf', text }), settings);
}

/** Each as `CODE LINE`. */
export function findingsIn(text: string, settings?: Settings): string[] {
  return lintText(text, settings).map(({ code, span }) => `${code} ${span.line}`);
}
