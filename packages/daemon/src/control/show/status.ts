import type { InstanceStatus, Status } from '../protocol.ts';
import { table } from './table.ts';
import { ago, localTime } from './time.ts';
import { virtualServersText } from './virtual-servers.ts';

/** `keepalived ctl status`: a line for each instance, and one for each virtual and real server. */
export function statusText({ maintenanceSince, instances, virtualServers }: Status, now: Date): string {
  const maintenance =
    maintenanceSince === undefined
      ? []
      : [
          `In maintenance for ${ago(maintenanceSince, now)}: no instance takes part until 'keepalived ctl maintenance off'.`,
          '',
        ];
  const routers =
    instances.length === 0
      ? ['No vrrp_instance is running.']
      : table([['INSTANCE', 'STATE', 'PRIORITY', 'SINCE', 'WHY'], ...instances.map(cells)]);
  const servers = virtualServersText(virtualServers);
  const gap = servers.length > 0 ? [''] : [];
  return [...maintenance, ...routers, ...gap, ...servers, ''].join('\n');
}

function cells({ name, state, priority, transitions, faults }: InstanceStatus): string[] {
  const last = transitions.at(-1);
  const since = last ? localTime(last.time) : '-';
  const why = faults.length > 0 ? faults.join(', ') : (last?.cause ?? 'it waits for what it tracks');
  return [name, state, String(priority), since, why];
}
