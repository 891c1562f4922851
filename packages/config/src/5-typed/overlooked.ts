import type { Span } from '@kaconf/diagnostics';
import { spanBetween } from '../1-source/origin.ts';
import type { Statement } from '../4-tree/tree.ts';
import type { Leaf } from '../schema/keyword.ts';
import type { Reporter } from './reporter.ts';

/** Words behind the value, which keepalived never looks at. */
export function reportUnread({ words }: Statement, { takes }: Leaf<unknown>, reporter: Reporter): void {
  const extra = takes === undefined ? undefined : words[takes + 1];
  const last = words.at(-1);
  if (extra === undefined || last === undefined) return;
  const [keyword] = words;
  reporter.report({
    code: 'contradiction',
    span: spanBetween(extra, last),
    message: `'${keyword.text}' takes ${takes === 0 ? 'no value' : 'one value'}: what is behind it is not read`,
    hint: takes === 0 && SWITCHES.has(extra.text) ? `leave '${keyword.text}' out to turn it off` : undefined,
  });
}

const SWITCHES: ReadonlySet<string> = new Set(['no', 'off', 'false', '0']);

/** A value in the place of another one, without a word of keepalived's. @param before where that was said */
export function reportReplaced({ words }: Statement, span: Span, before: Span, reporter: Reporter): void {
  const place = before.file === span.file ? `line ${before.line}` : `${before.file}:${before.line}`;
  reporter.report({
    code: 'repeated',
    span,
    message: `'${words[0].text}' takes the place of what ${place} says`,
    hint: 'leave one of them out: the last one counts',
  });
}
