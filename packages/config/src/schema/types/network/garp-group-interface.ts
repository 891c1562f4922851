import type { Span } from '@kaconf/diagnostics';
import { spanOf } from '../../../1-source/origin.ts';
import type { Word } from '../../../4-tree/tree.ts';
import type { Leaf } from '../../keyword.ts';
import { extend, objectToExtra } from '../words/lists.ts';
import { argument } from '../words/words.ts';
import { hasDevice, missingDevice } from './device.ts';

export interface GarpGroupInterface {
  readonly interface: string;
  readonly span: Span;
  /** What keepalived names when the interface is in another group: the second of a list, whichever it is. Where there is none, it gives up. */
  readonly blamed: string | undefined;
}

export const garpGroupInterface: Leaf<readonly GarpGroupInterface[]> = {
  form: 'INTERFACE',
  read(statement, reading, earlier = []) {
    const word = argument(statement, reading);
    if (word === undefined || !hasDevice(word, missing(word), reading)) return;
    return extend(earlier, [{ interface: word.text, blamed: word.text, span: spanOf(word) }]);
  },
};

export const garpGroupInterfaces: Leaf<readonly GarpGroupInterface[]> = {
  form: '{ INTERFACE … }',
  braces: true,
  read(statement, reading, earlier = []) {
    objectToExtra(statement, reading);
    const words = (statement.block?.items ?? []).flatMap((item) =>
      item.type === 'statement' ? item.words : [],
    );
    if (words.length === 0) {
      const keepalived = ['Warning - empty garp_group interfaces block'];
      reading.object({ code: 'incomplete', message: 'the block is empty', atEnd: true, keepalived });
      return;
    }
    const blamed = words[1]?.text;
    const span = statement.block?.close && spanOf(statement.block.close);
    const known = words.filter((word) => {
      const lacks = reading.devices.lacks(word.text);
      if (lacks) reading.object({ ...missingDevice(word.text, missing(word)), word, atEnd: true });
      return !lacks;
    });
    return extend(
      earlier,
      known.map((word) => ({ interface: word.text, blamed, span: span ?? spanOf(word) })),
    );
  },
};

function missing({ text }: Word): string {
  return `WARNING - interface ${text} specified for garp_group doesn't exist`;
}
