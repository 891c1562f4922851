import { replace } from '../../fixes.ts';
import { spanOfWord } from '../../mentions.ts';
import type { Change } from '../change.ts';

const REPEATS = new Set(
  ['garp_master_repeat', 'garp_master_refresh_repeat'].flatMap((it) => [it, `vrrp_${it}`]),
);

export const noRepeats: Change = {
  since: '2.0.7',
  kind: 'changed',
  severity: 'error',
  *find(written) {
    for (const { word, statement, inside } of written) {
      const [, value] = statement.words;
      if (!REPEATS.has(word) || !['vrrp_instance', 'global_defs'].includes(inside)) continue;
      if (value === undefined || !/^0+$/.test(value.text)) continue;
      const span = spanOfWord(value);
      const message = `'${word}' cannot be 0: one gratuitous ARP is sent`;
      yield { span, message, hint: "write '1'", fix: replace("write '1'", span, '1') };
    }
  },
};
