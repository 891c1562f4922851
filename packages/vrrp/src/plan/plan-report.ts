import type { GlobalDefs, Mailbox, NotifyScript, VrrpInstance, VrrpSyncGroup } from '@kaconf/config';
import type { ResolveScript } from './from-config.ts';
import type { MailPlan, NotifyPlan, PipePlan, ReportPlan } from './report.ts';

/** This machine, and who the daemon is on it. */
export interface Sender {
  readonly user: string;
  readonly host: string;
}

/** @param sender is asked only where somebody gets mails */
export function planReport(global: GlobalDefs, resolve: ResolveScript, sender: () => Sender): ReportPlan {
  const mail = planMail(global, sender);
  return {
    pipes: planPipes('vrrp_', global, resolve),
    ...(mail && { mail }),
    statesOnReload: global.fifo_write_vrrp_states_on_reload,
  };
}

/** The pipe of all, and that of one process. */
export function planPipes(
  own: Exclude<PipePlan['kind'], ''>,
  global: GlobalDefs,
  resolve: ResolveScript,
): PipePlan[] {
  return [...planPipe('', global, resolve), ...planPipe(own, global, resolve)];
}

function planPipe(kind: PipePlan['kind'], global: GlobalDefs, resolve: ResolveScript): PipePlan[] {
  const pipe = global[`${kind}notify_fifo`];
  const script = global[`${kind}notify_fifo_script`];
  if (!pipe) return [];
  const reader = script && resolve(script);
  return [
    {
      kind,
      path: pipe.path,
      ...(pipe.identity && { uid: pipe.identity.uid, gid: pipe.identity.gid }),
      ...(reader && { reader: { ...reader, words: [...reader.words, pipe.path] } }),
    },
  ];
}

/** Nobody gets mails where nobody is named, or no server. @param sender is asked only where somebody gets mails */
export function planMail(global: GlobalDefs, sender: () => Sender): MailPlan | undefined {
  const { smtp_server, notification_email, notification_email_from: from } = global;
  if (!smtp_server || notification_email.length === 0) return undefined;
  const { user, host } = sender();
  return {
    host: smtp_server.address ?? smtp_server.host,
    port: smtp_server.port,
    helloName: global.smtp_helo_name ?? host,
    timeout: global.smtp_connect_timeout,
    from: from ? mailboxText(from) : `${user}@${host}`,
    to: notification_email.map(mailboxText),
    routerId: global.router_id ?? host,
    tellsFaults: !global.no_email_faults,
  };
}

/** What RFC 5322 section 3.2.3 calls specials: a name with them is quoted. */
const SPECIALS = /[()<>[\]:;@\\,.]/;

function mailboxText({ name, address }: Mailbox): string {
  if (name === undefined) return address;
  const phrase = SPECIALS.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : name;
  return `${phrase} <${address}>`.trimStart();
}

export function planInstanceNotify(
  instance: VrrpInstance,
  group: VrrpSyncGroup | undefined,
  resolve: ResolveScript,
): NotifyPlan {
  const { notify_deleted, spans } = instance;
  // A group speaks for those of its members that say nothing.
  const speaker = group?.spans.notify_priority_changes && !spans.notify_priority_changes ? group : instance;
  return {
    ...planNotify(instance, resolve),
    ...script('deleted', notify_deleted?.script, resolve),
    ...script('masterReceivedLowerPriority', instance.notify_master_rx_lower_pri, resolve),
    ...(notify_deleted && { tellsDeleted: true }),
    ...(speaker.notify_priority_changes && { tellsPriority: true }),
  };
}

export function planNotify(one: VrrpInstance | VrrpSyncGroup, resolve: ResolveScript): NotifyPlan {
  return {
    ...script('master', one.notify_master, resolve),
    ...script('backup', one.notify_backup, resolve),
    ...script('fault', one.notify_fault, resolve),
    ...script('stop', one.notify_stop, resolve),
    ...script('any', one.notify, resolve),
    ...(one.smtp_alert && { mails: true }),
  };
}

function script(key: keyof NotifyPlan, one: NotifyScript | undefined, resolve: ResolveScript): NotifyPlan {
  const command = one && resolve(one);
  return command ? { [key]: command } : {};
}
