import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf, Reading } from '../../keyword.ts';
import { extend, objectToExtra } from '../words/lists.ts';
import { argument } from '../words/words.ts';

/** Who sends or gets mails: `ops@example.com` or `"On call <ops@example.com>"` (RFC 5322 section 3.4). */
export interface Mailbox {
  readonly address: string;
  /** Shown in its place; empty where the address stands in brackets alone. */
  readonly name?: string;
}

/** One; what stands behind it is ignored. */
export const sender: Leaf<Mailbox> = {
  form: 'ADDRESS',
  read(statement, reading) {
    const extra = statement.words[2];
    if (extra !== undefined) {
      reading.object({
        message: `'${extra.text}' stands behind the address`,
        hint: 'it is ignored',
        word: extra,
        keepalived: [`emailfrom - ignoring extra entries '${extra.text}' ...`],
      });
    }
    const word = argument(statement, reading);
    return word && readMailbox(word, reading);
  },
};

/** Any number, however they are spread over the lines of the block. */
export const recipients: Leaf<readonly Mailbox[]> = {
  form: '{ ADDRESS … }',
  braces: true,
  read(statement, reading, earlier = []) {
    objectToExtra(statement, reading);
    const words = (statement.block?.items ?? []).flatMap((item) =>
      item.type === 'statement' ? item.words : [],
    );
    if (words.length > 0)
      return extend(
        earlier,
        words.map((word) => readMailbox(word, reading)),
      );
    const keepalived = ['Warning - empty notification_email block'];
    reading.object({ message: 'the block is empty', atEnd: true, keepalived });
    return;
  },
};

function readMailbox(word: Word, reading: Reading): Mailbox {
  const { text } = word;
  const [, name, address] = /^(.*)<([^<]*)>$/s.exec(text) ?? [];
  if (name !== undefined && address !== undefined) return { address, name: name.trim() };
  if (text.endsWith('>')) {
    reading.object({
      message: `'${text}' has no '<' before the address`,
      word,
      keepalived: [`email address '${text}' invalid`],
      logged: true,
    });
  }
  return { address: text };
}
