import type { Statement } from '../../../4-tree/tree.ts';
import type { Leaf, Objection, Reading } from '../../keyword.ts';
import { argument } from '../words/words.ts';

const BITS: ReadonlyMap<string, number> = new Map([
  ['IRUSR', 0o400],
  ['IWUSR', 0o200],
  ['IXUSR', 0o100],
  ['IRWXU', 0o700],
  ['IRGRP', 0o040],
  ['IWGRP', 0o020],
  ['IXGRP', 0o010],
  ['IRWXG', 0o070],
  ['IROTH', 0o004],
  ['IWOTH', 0o002],
  ['IXOTH', 0o001],
  ['IRWXO', 0o007],
]);
const NAME_LENGTH = 5;

/** A number as C writes it, `027`, or names: `IRWXO | IWGRP`. */
export const umask: Leaf<number> = {
  form: '0–0777 | BIT [| BIT…]',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined) return;
    return /^\d/.test(word.text) ? readNumber(statement, reading) : readNames(statement, reading);
  },
};

function readNumber({ words: [, word, extra] }: Statement, reading: Reading): number | undefined {
  if (word === undefined) return;
  const refuse = (objection: Objection) => reading.object(objection);
  if (extra !== undefined) {
    const keepalived = ['Extra parameter(s) to umask option'];
    refuse({ message: `'${extra.text}' stands behind the number`, word: extra, keepalived });
    return;
  }
  const value = parseC(word.text);
  if (value !== undefined && value <= 0o777) return value;
  refuse({
    message: `found '${word.text}', allowed is 0–0777`,
    word,
    keepalived: [`invalid umask value ${word.text}`],
  });
  return;
}

/** Decimal, octal behind a 0, hexadecimal behind 0x. */
function parseC(text: string): number | undefined {
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  if (/^0x[\da-f]+$/i.test(text)) return Number.parseInt(text, 16);
  return /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

function readNames({ words }: Statement, reading: Reading): number | undefined {
  let mask = 0;
  let joined = true;
  for (const word of words.slice(1)) {
    for (let rest = word.text; rest !== ''; ) {
      if (joined) {
        const bit = BITS.get(rest.slice(0, NAME_LENGTH));
        if (bit === undefined) {
          const message = `found '${rest}', allowed is ${[...BITS.keys()].join(', ')}`;
          reading.object({ message, word, keepalived: [`Unknown umask bit ${rest}`] });
          return;
        }
        mask |= bit;
      } else if (!rest.startsWith('|')) {
        const keepalived = [`Invalid umask syntax ${word.text}`];
        reading.object({ message: "there is no '|' between two bits", word, keepalived });
        return;
      }
      rest = rest.slice(joined ? NAME_LENGTH : 1);
      joined = !joined;
    }
  }
  if (!joined) return mask;
  reading.object({ message: "there is no bit behind '|'", keepalived: ['umask missing bit value'] });
  return;
}
