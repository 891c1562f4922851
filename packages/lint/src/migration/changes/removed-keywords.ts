import { remove } from '../../fixes.ts';
import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

interface Removed {
  readonly since: string;
  readonly keyword: string;
  readonly inside: string;
  /** Where it was read with this value only. */
  readonly value?: string;
  readonly message: string;
}

const ROWS: readonly Removed[] = [
  {
    since: '1.2.20',
    keyword: 'nat_mask',
    inside: 'virtual_server',
    message: "there is no 'nat_mask': kernels after 2.2 have no use for it",
  },
  { since: '1.2.20', keyword: 'plugin_dir', inside: 'global_defs', message: "there is no 'plugin_dir'" },
  {
    since: '2.0.10',
    keyword: 'vrrp_garp_interval',
    inside: 'global_defs',
    value: '0',
    message: "'vrrp_garp_interval' cannot be 0, which is the default",
  },
  {
    since: '2.0.10',
    keyword: 'vrrp_gna_interval',
    inside: 'global_defs',
    value: '0',
    message: "'vrrp_gna_interval' cannot be 0, which is the default",
  },
];

/** What does nothing is taken away, and all is as before. */
export const removedKeywords: readonly Change[] = ROWS.map(({ since, keyword, inside, value, message }) => ({
  since,
  kind: 'removed',
  severity: 'error',
  *find(written, { texts }) {
    for (const { word, statement, inside: where } of written) {
      if (word !== keyword || where !== inside) continue;
      if (value !== undefined && Number(statement.words[1]?.text) !== Number(value)) continue;
      const span = spanOfWords(statement);
      yield { span, message, hint: 'take it away', fix: remove('take it away', span, texts) };
    }
  },
}));

/** Of what was in every version before they are unknown. */
export const removed = ROWS.filter(({ value }) => value === undefined).map(({ keyword }) => keyword);
