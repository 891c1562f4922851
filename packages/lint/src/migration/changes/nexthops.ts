import type { Word } from '@kaconf/config';
import { replace } from '../../fixes.ts';
import { spanOfWord } from '../../mentions.ts';
import type { Finding } from '../../rule.ts';
import type { Change } from '../change.ts';
import { ROUTES } from './gateways.ts';

export const nexthops: Change = {
  since: '1.2.24',
  kind: 'renamed',
  severity: 'warning',
  *find(written) {
    for (const { statement, inside } of written) {
      const { words } = statement;
      const at = words.findIndex(({ text }) => text === 'or');
      if (!ROUTES.has(inside) || at === -1 || words[at + 1] === undefined) continue;
      yield {
        span: spanOfWord(words[at] ?? words[0]),
        message: "'or' between gateways is deprecated",
        hint: "write 'nexthop via ADDRESS nexthop via ADDRESS'",
        ...asNexthops(words, at),
      };
    }
  },
};

/** Only what ends in `via ADDRESS or ADDRESS` says the same as two nexthops: of more it would be another matter. */
function asNexthops(words: readonly Word[], at: number): Pick<Finding, 'fix'> {
  const [via, one, , other] = words.slice(at - 2, at + 2);
  if (via === undefined || one === undefined || other === undefined || at + 2 !== words.length) return {};
  if (!/^(?:via|gw)$/.test(via.text)) return {};
  const first = spanOfWord(via);
  const { endLine, endColumn } = spanOfWord(other);
  const text = `nexthop via ${one.text} nexthop via ${other.text}`;
  return { fix: replace(`write '${text}'`, { ...first, endLine, endColumn }, text) };
}
