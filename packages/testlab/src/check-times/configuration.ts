import { block } from '../daemon/configuration.ts';
import type { Case } from './case.ts';
import { placeOf } from './place.ts';

/** All cases in one keepalived, each a virtual server with a checker that begins a second after the start. */
export function configurationOf(cases: readonly Case[]): string {
  const globals = block('global_defs', ['router_id lab', 'script_user root']);
  return [globals, ...cases.map(virtualServer), ''].join('\n');
}

function virtualServer(one: Case, index: number): string {
  const { address, port, virtual, script } = placeOf(one, index);
  const program = one.checker === 'MISC_CHECK' ? [`misc_path ${script}`] : [];
  const checker = block(one.checker, [...program, ...one.statements]);
  const settings = ['delay_loop 1', 'warmup 0', 'lvs_sched rr', 'lvs_method NAT', 'protocol TCP'];
  const server = block(`real_server ${address} ${port}`, [checker]);
  return block(`virtual_server ${virtual} 80`, [...settings, server]);
}
