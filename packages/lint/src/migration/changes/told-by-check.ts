import type { Parsed } from '@kaconf/config';
import type { Code, Severity } from '@kaconf/diagnostics';
import type { Finding } from '../../rule.ts';
import type { Change } from '../change.ts';
import { foreignWords } from '../dialects/foreign.ts';
import { renames } from '../renames.ts';
import { removed } from './removed-keywords.ts';

interface Row {
  readonly since: string;
  readonly code: Code;
  readonly severity: Severity;
  /** In front of what a check says. */
  readonly say: string;
  readonly hint?: string;
}

/** What a check finds, and older versions did not mind. */
const ROWS: readonly Row[] = [
  {
    since: '1.2.20',
    code: 'KA0015',
    severity: 'error',
    say: 'VRRP does not start',
    hint: 'give each a virtual_router_id of its own; where both are unicast with other peers, 2.2.7 takes it',
  },
  {
    since: '1.2.20',
    code: 'KA0019',
    severity: 'warning',
    say: 'addresses that do not fit are not advertised',
    hint: 'name them in virtual_ipaddress_excluded',
  },
];

export const toldByCheck: readonly Change[] = ROWS.map(({ since, code, severity, say, hint: better }) => ({
  since,
  kind: 'changed',
  severity,
  *find(_, { diagnostics }) {
    for (const { code: theirs, span, message, hint = '' } of diagnostics) {
      if (theirs === code) yield { span, message: `${say}: ${message}`, hint: better ?? hint };
    }
  },
}));

const OTHERWISE = [...renames.map(({ before }) => before), ...removed];

/** Once for each, however often it is there. */
export const unknownKeywords: Change = {
  since: '1.2.20',
  kind: 'changed',
  severity: 'warning',
  *find(written, parsed) {
    const told = new Set([...OTHERWISE, ...foreignWords(written)]);
    for (const { word, span, hint } of unknownIn(parsed)) {
      if (told.has(word)) continue;
      told.add(word);
      yield {
        span,
        message: `'${word}' is reported: keepalived does not know it here`,
        ...(hint && { hint }),
      };
    }
  },
};

function unknownIn({ diagnostics }: Parsed): (Pick<Finding, 'span' | 'hint'> & { readonly word: string })[] {
  return diagnostics
    .filter(({ code }) => code === 'KA0001')
    .map(({ span, hint, message }) => ({
      span,
      ...(hint && { hint }),
      word: /'(.*)'/.exec(message)?.[1] ?? '',
    }));
}
