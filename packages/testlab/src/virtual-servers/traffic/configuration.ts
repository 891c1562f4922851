import { block } from '../../daemon/configuration.ts';
import { addressOf, type Server } from './places.ts';
import type { Row } from './row.ts';

/** All rows beside each other. */
export function configurationOf(rows: readonly Row[]): string {
  return [
    block('global_defs', ['router_id lab', 'script_user root']),
    ...rows.flatMap((row) => [...(row.before === undefined ? [] : [row.before]), virtualServer(row)]),
    '',
  ].join('\n');
}

const CHECK = block('TCP_CHECK', ['connect_port 80', 'connect_timeout 2']);

function virtualServer({ head, statements, servers = [], port, family }: Row): string {
  const place = (server: Server) => `${addressOf(server, family)}${port === undefined ? '' : ` ${port}`}`;
  return block(`virtual_server ${head}`, [
    ...['delay_loop 1', 'warmup 0', 'retry 1', 'delay_before_retry 0.1'],
    ...statements,
    `sorry_server ${place('sorry')}`,
    ...(['one', 'two', 'three'] as const).map((server, index) =>
      block(`real_server ${place(server)}`, [...(servers[index] ?? []), CHECK]),
    ),
  ]);
}
