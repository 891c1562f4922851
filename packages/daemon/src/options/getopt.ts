/** An option as `getopt_long` knows it. */
export interface Spec {
  /** Without the leading `--`. */
  readonly long: string;
  /** One character, without the leading `-`. */
  readonly short?: string;
  /** Whether it takes one: an optional argument counts only when it is attached (`-tLOG`, `--config-test=LOG`). */
  readonly argument?: 'required' | 'optional';
}

/** One thing found on a command line, in the order of the words. */
export type Found<S extends Spec> =
  | { readonly type: 'option'; readonly spec: S; readonly argument: string | undefined }
  /** As `keepalived` names it: `-Z`, or the whole word if it is a long one. */
  | { readonly type: 'unknown'; readonly name: string }
  | { readonly type: 'missing'; readonly name: string }
  | { readonly type: 'operand'; readonly word: string };

/**
 * Walks a command line by the rules of GNU getopt_long(3): bundled short options, attached and separate arguments,
 * long names cut short while they are unambiguous, operands anywhere, `--` before operands only.
 *
 * @param rest the words of an array: who stops early finds here what follows
 */
export function* scan<S extends Spec>(
  rest: IterableIterator<string>,
  specs: readonly S[],
): Generator<Found<S>> {
  for (const word of rest) {
    if (word === '--') break;
    if (word.startsWith('--')) yield scanLong(word, rest, specs);
    else if (word.startsWith('-') && word !== '-') yield* scanShort(word, rest, specs);
    else yield { type: 'operand', word };
  }
  for (const word of rest) yield { type: 'operand', word };
}

function scanLong<S extends Spec>(word: string, rest: Iterator<string>, specs: readonly S[]): Found<S> {
  const [, name = '', attached] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const spec = findLong(name, specs);
  if (spec === undefined || (attached !== undefined && spec.argument === undefined)) {
    return { type: 'unknown', name: word };
  }
  const argument = attached === undefined && spec.argument === 'required' ? rest.next().value : attached;
  if (spec.argument === 'required' && !argument) return { type: 'missing', name: `--${spec.long}` };
  return { type: 'option', spec, argument };
}

/** The exact name, or the only one that begins so. */
function findLong<S extends Spec>(name: string, specs: readonly S[]): S | undefined {
  const candidates = specs.filter((spec) => spec.long.startsWith(name));
  return (
    candidates.find((spec) => spec.long === name) ?? (candidates.length === 1 ? candidates[0] : undefined)
  );
}

function* scanShort<S extends Spec>(
  word: string,
  rest: Iterator<string>,
  specs: readonly S[],
): Generator<Found<S>> {
  for (let at = 1; at < word.length; at++) {
    const letter = word.charAt(at);
    const spec = specs.find((each) => each.short === letter);
    if (spec === undefined) {
      yield { type: 'unknown', name: `-${letter}` };
      continue;
    }
    if (spec.argument === undefined) {
      yield { type: 'option', spec, argument: undefined };
      continue;
    }
    const attached = word.slice(at + 1) || undefined;
    const argument = attached === undefined && spec.argument === 'required' ? rest.next().value : attached;
    if (spec.argument === 'required' && argument === undefined) yield { type: 'missing', name: `-${letter}` };
    else yield { type: 'option', spec, argument };
    return;
  }
}
