import type { VirtualServerPlan } from '../plan/plan.ts';
import type { Effect, Mail, Notify } from './effect.ts';

type Told = Pick<VirtualServerPlan['servers'][number], 'name' | 'notifyUp' | 'notifyDown'>;

export function serverNotice(
  server: Told,
  { name }: VirtualServerPlan,
  alive: boolean,
  stopping = false,
): Notify {
  const line = `RS ${server.name} ${name} ${word(alive)}`;
  return { type: 'notify', line, program: alive ? server.notifyUp : server.notifyDown, stopping };
}

export function serverMail(
  server: Pick<Told, 'name'>,
  { name }: VirtualServerPlan,
  alive: boolean,
  text: string,
): Mail {
  return {
    type: 'mail',
    subject: `Realserver ${server.name} of virtual server ${name} - ${word(alive)}`,
    text,
  };
}

/** @param mail what is mailed about the quorum */
export function quorumNotices(
  plan: VirtualServerPlan,
  up: boolean,
  mail: string,
  stopping = false,
): Effect[] {
  const program = up ? plan.quorumUp : plan.quorumDown;
  const notice: Notify = { type: 'notify', line: `VS ${plan.name} ${word(up)}`, program, stopping };
  if (!plan.mails) return [notice];
  return [
    notice,
    { type: 'mail', subject: `Virtualserver ${plan.name} - ${word(up)}`, text: `=> ${mail} <=` },
  ];
}

function word(up: boolean): string {
  return up ? 'UP' : 'DOWN';
}
