/** What is done to a line before its words mean anything. Lines count from 0, columns in UTF-16 units from 0. */
export interface Directive {
  /** `condition`: `@ID`; `loop`: `~SEQ(…)`; `definition`: the `$NAME` of `$NAME=…`; `reference`: `$NAME` or `${NAME}`. */
  readonly type: 'condition' | 'loop' | 'definition' | 'reference';
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  /** Of a definition or a reference: without `$` and braces; of a condition: behind `@` and perhaps `^`. */
  readonly name: string;
}

const CONDITION = /^[ \t]*(@\^?(\S+))(?=[ \t])/;
const DEFINITION = /^[ \t]*(?:@\S+[ \t]+)?(\$([A-Za-z_]\w*))=/;
const LOOP = /^[ \t]*(?:@\S+[ \t]+)?(~(?:SEQx?|LST)[ \t]*\([^)]*\))/;
const REFERENCE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)[^{}]*\})/g;

/** In place of the braces of references, in words; no text has these. */
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** The lines without what would be mistaken for words and braces of blocks, each character in its place. */
export function masked(lines: readonly string[]): string {
  return lines.map((line) => (/[$~@\\]/.test(line) ? maskedLine(line) : line)).join('\n');
}

export function isMasked({ text }: { readonly text: string }): boolean {
  return text.includes(OPEN);
}

export function unmasked(word: string): string {
  return word.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');
}

function maskedLine(line: string): string {
  const goesOn = /\\[ \t]*$/.exec(line);
  let rest = goesOn ? blanked(line, goesOn.index, goesOn.index + 1) : line;
  const definition = DEFINITION.exec(rest);
  // A definition of one line is no statement; what one of several lines puts in, may be.
  if (definition) return goesOn ? blanked(rest, 0, definition[0].length) : ' '.repeat(line.length);
  for (const prefix of [LOOP, CONDITION]) {
    const [found = '', own = ''] = prefix.exec(rest) ?? [];
    rest = blanked(rest, found.length - own.length, found.length);
  }
  return rest.replace(REFERENCE, (reference) => reference.replace('{', OPEN).replace('}', CLOSE));
}

function blanked(line: string, from: number, to: number): string {
  return line.slice(0, from) + ' '.repeat(to - from) + line.slice(to);
}

export function directivesIn(lines: readonly string[]): Directive[] {
  const found: Directive[] = [];
  lines.forEach((line, index) => {
    if (/[$~@]/.test(line)) addDirectives(line, index, found);
  });
  return found;
}

function addDirectives(text: string, line: number, found: Directive[]): void {
  const add = (type: Directive['type'], name: string, column: number, length: number) =>
    found.push({ type, name, line, column, endColumn: column + length });
  const code = text.slice(0, commentAt(text));
  const condition = CONDITION.exec(code);
  if (condition?.[1] !== undefined) {
    const [whole, own, name = ''] = condition;
    add('condition', name, whole.length - own.length, own.length);
  }
  const loop = LOOP.exec(code);
  if (loop?.[1] !== undefined) add('loop', '', loop[0].length - loop[1].length, loop[1].length);
  const definition = DEFINITION.exec(code);
  let from = 0;
  if (definition?.[1] !== undefined) {
    const [whole, own, name = ''] = definition;
    add('definition', name, whole.length - 1 - own.length, own.length);
    from = whole.length;
  }
  for (const { 0: reference, 1: bare, 2: inBraces, index } of code.matchAll(REFERENCE)) {
    if (index >= from) add('reference', bare ?? inBraces ?? '', index, reference.length);
  }
}

/** Where a comment begins, or the end. */
export function commentAt(line: string): number {
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const character = line[at];
    if (character === '\\') at++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '#' || character === '!')) return at;
  }
  return line.length;
}
