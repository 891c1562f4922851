import type { Item, Parsed, Statement } from '@kaconf/config';
import type { Span } from '@kaconf/diagnostics';
import { quoted } from './value-text.ts';

/** What is written where, word for word, with definitions in place of their names. */
export class Written {
  readonly #statements: ReadonlyMap<string, readonly Statement[]>;

  constructor(parsed: Pick<Parsed, 'tree'>) {
    this.#statements = Map.groupBy(statementsIn(parsed.tree().items), keyOf);
  }

  /** Undefined where that is no statement, or several: what a loop makes comes from one place. */
  at(span: Span | undefined): readonly string[] | undefined {
    if (span === undefined) return undefined;
    const statements = (this.#statements.get(keyAt(span, span.column)) ?? []).filter(
      ({ words }) => words.at(-1)?.endColumn === span.endColumn,
    );
    const [first, ...others] = statements.map(({ words }) => words.map(({ text }) => text));
    const isOne = others.every((words) => words.join('\0') === first?.join('\0'));
    return isOne ? first?.map(quoted) : undefined;
  }
}

function statementsIn(items: readonly Item[]): Statement[] {
  return items.flatMap((item) => {
    if (item.type === 'comment' || item.type === 'extra') return [];
    const inside = statementsIn(item.block?.items ?? []);
    return item.type === 'statement' ? [item, ...inside] : inside;
  });
}

function keyOf({ words: [first] }: Statement): string {
  return keyAt(first.origin, first.column);
}

function keyAt(
  { file, line, row, via }: Pick<Span, 'file' | 'line' | 'row' | 'via'>,
  column: number,
): string {
  const steps = (via ?? []).map((step) => `${step.file}:${step.line}:${step.column}`);
  return [file, line, row ?? '', column, ...steps].join(' ');
}
