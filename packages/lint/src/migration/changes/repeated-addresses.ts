import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

const LISTS = new Set(['virtual_ipaddress', 'virtual_ipaddress_excluded']);

export const repeatedAddresses: Change = {
  since: '2.3.3',
  kind: 'changed',
  severity: 'warning',
  *find(written, { diagnostics }) {
    const listed = written.filter(({ inside }) => LISTS.has(inside));
    const places = new Set(listed.map(({ statement }) => placeOf(spanOfWords(statement))));
    for (const { code, span, message } of diagnostics) {
      if (code !== 'KA0016' || !places.has(placeOf(span))) continue;
      yield {
        span,
        message: `an address counts once, and is advertised once: ${message}`,
        hint: 'take it away on all nodes at once: older ones advertise it twice',
      };
    }
  },
};

function placeOf({ file, line, column }: { file: string; line: number; column: number }): string {
  return `${file}:${line}:${column}`;
}
