import type { RealServerPlan, VirtualServerPlan } from '../plan/plan.ts';
import { type Effect, info, type Log } from './effect.ts';
import { serverMail, serverNotice } from './notify.ts';
import type { ServerState, ServiceState } from './state.ts';

type Leaving = 'Shutting down' | 'Removing';

/** Whether the kernel's table has it: one that inhibits stays there. */
export function isInTable(
  { inhibits }: RealServerPlan,
  { alive }: ServerState,
  { sorryServes }: ServiceState,
): boolean {
  return inhibits || (alive && !sorryServes);
}

export function leavingText(
  leaving: Leaving,
  { name, inhibits }: RealServerPlan,
  service: VirtualServerPlan,
  { alive }: ServerState,
): Log {
  return info(
    `${leaving} ${inhibits && !alive ? '(inhibited) ' : ''}service ${name} from VS ${service.name}`,
  );
}

/** Of one that was alive. */
export function leavingNotices(
  leaving: Leaving,
  server: RealServerPlan,
  service: VirtualServerPlan,
  stopping = false,
): Effect[] {
  const notice = serverNotice(server, service, false, stopping);
  return server.mails ? [notice, serverMail(server, service, false, `=> ${leaving} <=`)] : [notice];
}
