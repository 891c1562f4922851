const FIELD = 'Content-Length:';
/** As strtoul(3) reads it, which passes over line ends, too. */
const NUMBER = /^[ \t\n\v\f\r]*\+?(\d+)/;

/**
 * What an answer says of the length of its body. As keepalived looks for it: in these letters only, and up to the first NUL octet of all that
 * has come, body or not.
 *
 * @returns undefined where it does not say it, or not as a number
 */
export function contentLengthOf(answer: Buffer): number | undefined {
  const nul = answer.indexOf(0);
  const text = answer.toString('latin1', 0, nul < 0 ? answer.length : nul);
  const at = text.indexOf(FIELD);
  if (at < 0) return;
  const value = text.slice(at + FIELD.length);
  const [written = '', digits = '0'] = NUMBER.exec(value) ?? [];
  const next = value[written.length];
  const length = Number(digits);
  if (next !== undefined && next !== '\r' && next !== '\n') return;
  return length <= Number.MAX_SAFE_INTEGER ? length : undefined;
}
