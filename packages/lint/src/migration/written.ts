import {
  type Alias,
  type Block,
  type Item,
  type Keyword,
  type Statement,
  schema,
  type Tree,
} from '@kaconf/config';

/** A statement where it stands. */
export interface Written {
  readonly statement: Statement;
  /** Its keyword, or the first word of an entry. */
  readonly word: string;
  /** The keyword of the block around it; empty at the top of the file. */
  readonly inside: string;
  /** The statement that opens that block. */
  readonly outer: Statement | undefined;
  /** Absent for what keepalived does not know here, and for entries of lists. */
  readonly keyword: Keyword<unknown> | Alias | undefined;
}

/** All statements, what stands in blocks behind what opens them. */
export function everyWritten({ items }: Tree): Written[] {
  return [...writtenIn(items, schema, undefined)];
}

/** The statements in the block of another. */
export function inBlock({ block }: Statement): Statement[] {
  return (block?.items ?? []).filter((item) => item.type === 'statement');
}

function* writtenIn(
  items: readonly Item[],
  block: Block | undefined,
  outer: Statement | undefined,
): Iterable<Written> {
  for (const statement of items.filter((item) => item.type === 'statement')) {
    const [{ text: word }] = statement.words;
    const keyword = block && Object.hasOwn(block.keywords, word) ? block.keywords[word] : undefined;
    yield { statement, word, inside: outer?.words[0].text ?? '', outer, keyword };
    if (statement.block === undefined) continue;
    const type = keyword?.type;
    yield* writtenIn(statement.block.items, type && 'block' in type ? type.block : undefined, statement);
  }
}
