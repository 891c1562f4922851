/** What two nodes that share addresses may differ in; the rest is keepalived's default. */
export interface InstanceOptions {
  readonly name?: string;
  readonly state?: 'MASTER' | 'BACKUP';
  readonly virtualRouterId?: number;
  readonly priority: number;
  /** 2 unless said otherwise. */
  readonly version?: 2 | 3;
  /** `advert_int` in seconds. */
  readonly advertInterval?: number;
  /** With prefix length: `10.0.0.10/24`. */
  readonly addresses: readonly string[];
  /** More statements of the block, one an entry. */
  readonly more?: readonly string[];
}

export function vrrpInstance(options: InstanceOptions): string {
  return block(`vrrp_instance ${options.name ?? 'VI_1'}`, [
    `state ${options.state ?? 'BACKUP'}`,
    'interface eth0',
    `version ${options.version ?? 2}`,
    `virtual_router_id ${options.virtualRouterId ?? 51}`,
    `priority ${options.priority}`,
    `advert_int ${options.advertInterval ?? 1}`,
    ...(options.more ?? []),
    block('virtual_ipaddress', options.addresses),
  ]);
}

/** Statements that make an instance talk to its peers only. */
export function unicast(source: string, ...peers: readonly string[]): readonly string[] {
  return [`unicast_src_ip ${source}`, block('unicast_peer', peers)];
}

/** A whole file: scripts may run, and run as root. */
export function configuration(...blocks: readonly string[]): string {
  return [block('global_defs', ['router_id lab', 'script_user root']), ...blocks].join('\n');
}

export function block(head: string, statements: readonly string[]): string {
  const body = statements.map((statement) => statement.replace(/^(?=.)/gm, '    '));
  return [`${head} {`, ...body, '}', ''].join('\n').trimEnd();
}
