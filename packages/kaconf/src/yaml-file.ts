import { isMap, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

/** What is wrong in a file, and where. */
export class Mistake extends Error {
  readonly node: Node | null | undefined;

  constructor(message: string, node: Node | null | undefined) {
    super(message);
    this.node = node;
  }
}

/**
 * Reads a file of YAML.
 * @param read throws a {@link Mistake} where it minds something
 * @returns what is wrong, `FILE:LINE: …`, when something is
 */
export function readYaml<T>(file: string, text: string, read: (contents: Node | null) => T): T | string {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter });
  const [error] = document.errors;
  if (error) {
    const [reason = ''] = error.message.split('\n');
    return `${file}:${error.linePos?.[0].line ?? 1}: ${reason.replace(/ at line \d+, column \d+:$/, '')}`;
  }
  try {
    return read(document.contents);
  } catch (mistake) {
    if (!(mistake instanceof Mistake)) throw mistake;
    return `${file}:${lineCounter.linePos(mistake.node?.range?.[0] ?? 0).line}: ${mistake.message}`;
  }
}

/** @param form what is expected, in words */
export function entries(node: Node | null, form: string): [key: Node, value: Node | null][] {
  if (!isMap(node)) throw new Mistake(form, node);
  return node.items.map((pair) => {
    const { key, value } = pair as Pair<Node, Node | null>;
    return [key, value];
  });
}

/** Of a scalar, as it is written; nothing for nothing. */
export function scalar(node: Node | null): string {
  if (node === null) return '';
  if (!isScalar(node)) throw new Mistake('one word is expected here', node);
  return node.value === null ? '' : (node.source ?? String(node.value));
}
