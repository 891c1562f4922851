import { spanOfWords } from '../../mentions.ts';
import type { Change } from '../change.ts';

interface Deprecated {
  readonly since: string;
  readonly keyword: string;
  readonly inside: string;
  readonly hint: string;
}

/** Nothing else means quite the same. */
const ROWS: readonly Deprecated[] = [
  {
    since: '1.2.20',
    keyword: 'lvs_sync_daemon_interface',
    inside: 'vrrp_instance',
    hint: "write 'lvs_sync_daemon INTERFACE INSTANCE' in global_defs",
  },
  { since: '1.3.6', keyword: 'host', inside: 'SMTP_CHECK', hint: 'write an SMTP_CHECK for each host' },
  {
    since: '2.0.0',
    keyword: 'global_tracking',
    inside: 'vrrp_sync_group',
    hint: 'write track_interface, track_script or track_file in the group',
  },
  {
    since: '2.0.13',
    keyword: 'linkbeat_use_polling',
    inside: 'vrrp_instance',
    hint: 'name its interface in linkbeat_interfaces at the top of the file',
  },
];

export const deprecatedKeywords: readonly Change[] = ROWS.map(({ since, keyword, inside, hint }) => ({
  since,
  kind: 'removed',
  severity: 'warning',
  *find(written) {
    for (const { word, statement, inside: where } of written) {
      if (word === keyword && where === inside) {
        yield { span: spanOfWords(statement), message: `'${keyword}' is deprecated in ${inside}`, hint };
      }
    }
  },
}));
