import type { Word } from '../../../4-tree/tree.ts';
import type { Reading } from '../../keyword.ts';
import { formatRange, type Range, toUnsigned } from '../numbers/number.ts';

/**
 * The number behind an option that is one of several behind a keyword.
 * @param value none when the option is the last word
 * @param keyword as keepalived calls it
 */
export function readOption(
  option: Word,
  value: Word | undefined,
  range: Range,
  keyword: string,
  reading: Reading,
): number | undefined {
  if (value === undefined) {
    lacksValue(option, `No value specified for ${keyword} ${option.text} - ignoring`, reading);
    return;
  }
  return readOptionValue(
    value,
    range,
    `Invalid ${keyword} ${option.text} (${value.text}) - ignoring`,
    reading,
  );
}

export function lacksValue(option: Word, line: string, reading: Reading): void {
  reading.object({
    code: 'missingValue',
    message: `'${option.text}' needs a value behind it`,
    word: option,
    keepalived: [line],
  });
}

/** @param line keepalived's second complaint */
export function readOptionValue(
  word: Word,
  range: Range,
  line: string,
  reading: Reading,
): number | undefined {
  const value = toUnsigned(word.text, range);
  if (typeof value === 'number') return value;
  const message = `found '${word.text}', allowed is ${formatRange(range)}`;
  reading.object({ message, word, keepalived: [value, line] });
  return;
}
