import { replace } from '../fixes.ts';
import { spanOfWord } from '../mentions.ts';
import type { Change } from './change.ts';

/** A keyword that is another word for the same. */
export interface Rename {
  readonly since: string;
  /** The first version that knows the earlier name, as far as is known. */
  readonly known: string;
  readonly before: string;
  readonly after: string;
  /** The keywords of the blocks that it is in; '' is the top of a file. */
  readonly inside: readonly string[];
}

export const renames: readonly Rename[] = [
  {
    since: '2.0.0',
    known: '1.2.20',
    before: 'enable_snmp_keepalived',
    after: 'enable_snmp_vrrp',
    inside: ['global_defs'],
  },
  {
    since: '2.0.15',
    known: '1.2.0',
    before: 'nb_get_retry',
    after: 'retry',
    inside: ['HTTP_GET', 'SSL_GET'],
  },
  { since: '2.1.0', known: '2.0.0', before: 'vrrp_track_file', after: 'track_file', inside: [''] },
  {
    since: '2.1.0',
    known: '2.0.0',
    before: 'vrrp_rlimit_rtime',
    after: 'vrrp_rlimit_rttime',
    inside: ['global_defs'],
  },
  {
    since: '2.1.0',
    known: '2.0.0',
    before: 'checker_rlimit_rtime',
    after: 'checker_rlimit_rttime',
    inside: ['global_defs'],
  },
  {
    since: '2.1.0',
    known: '2.0.0',
    before: 'bfd_rlimit_rtime',
    after: 'bfd_rlimit_rttime',
    inside: ['global_defs'],
  },
  {
    since: '2.2.0',
    known: '2.0.16',
    before: 'lvs_process_name',
    after: 'checker_process_name',
    inside: ['global_defs'],
  },
  {
    since: '2.2.0',
    known: '2.0.15',
    before: 'lvs_flush_onstop',
    after: 'lvs_flush_on_stop',
    inside: ['global_defs'],
  },
  {
    since: '2.2.3',
    known: '2.2.0',
    before: 'vrrp_vmac_garp_intvl',
    after: 'vrrp_garp_extra_if',
    inside: ['global_defs'],
  },
  {
    since: '2.2.3',
    known: '2.2.0',
    before: 'vmac_garp_intvl',
    after: 'garp_extra_if',
    inside: ['vrrp_instance'],
  },
];

export const renamedKeywords: readonly Change[] = renames.map(({ since, before, after, inside }) => ({
  since,
  kind: 'renamed',
  severity: 'warning',
  *find(written) {
    for (const { word, statement, inside: where } of written) {
      if (word !== before || !inside.includes(where)) continue;
      const span = spanOfWord(statement.words[0]);
      const title = `write '${after}'`;
      yield {
        span,
        message: `'${before}' is called '${after}'`,
        hint: title,
        fix: replace(title, span, after),
      };
    }
  },
}));
