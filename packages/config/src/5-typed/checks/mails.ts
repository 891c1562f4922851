import type { GlobalDefs } from '../../schema/global-defs.ts';

/** Whether an instance or a group mails: as it says, as global_defs says of VRRP or of all, or not. */
export function mails(own: boolean | undefined, global: GlobalDefs): boolean {
  return own ?? global.smtp_alert_vrrp ?? global.smtp_alert ?? false;
}
