import type { Config } from '@kaconf/config';

/** Something that stays as it was at the start: a reload that would change it is refused as a whole. */
export interface Lasting {
  /** As keepalived calls it when it is asked for something else. */
  readonly name: string;
  /** Under which it is written. */
  readonly keyword: string;
  readonly valueIn: (config: Config) => string | boolean | undefined;
}

export const LASTING: readonly Lasting[] = [
  {
    name: 'network namespace',
    keyword: 'net_namespace',
    valueIn: ({ net_namespace }) => net_namespace?.name,
  },
  {
    name: 'IPVS network namespace',
    keyword: 'net_namespace_ipvs',
    valueIn: ({ net_namespace_ipvs }) => net_namespace_ipvs,
  },
  { name: 'instance name', keyword: 'instance', valueIn: ({ instance }) => instance },
  { name: 'nftables table name', keyword: 'nftables', valueIn: ({ global_defs }) => global_defs.nftables },
  {
    name: 'config_directory',
    keyword: 'tmp_config_directory',
    valueIn: ({ global_defs }) => global_defs.tmp_config_directory,
  },
  {
    name: 'disable_local_igmp',
    keyword: 'disable_local_igmp',
    valueIn: ({ global_defs }) => global_defs.disable_local_igmp,
  },
];
