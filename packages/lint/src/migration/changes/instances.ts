import type { Statement } from '@kaconf/config';
import type { Written } from '../written.ts';
import { inBlock } from '../written.ts';

/** A `vrrp_instance` as it is written, also where keepalived leaves it out. */
export interface WrittenInstance {
  readonly name: string;
  /** Of several that say the same the last one. */
  said(keyword: string): Statement | undefined;
}

export function instancesIn(written: readonly Written[]): WrittenInstance[] {
  return written
    .filter(({ word, inside }) => word === 'vrrp_instance' && inside === '')
    .map(({ statement }) => {
      const statements = inBlock(statement);
      return {
        name: statement.words[1]?.text ?? '',
        said: (keyword) => statements.findLast(({ words: [{ text }] }) => text === keyword),
      };
    });
}

/** What stands behind a keyword. */
export function saidBy(statement: Statement | undefined): string | undefined {
  return statement?.words[1]?.text;
}
