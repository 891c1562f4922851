import { NAT } from '../../../schema/types/servers/forwarding.ts';
import type { Check } from '../check.ts';
import type { Draft, RealDraft } from './draft.ts';
import { sayOfWhole } from './finding.ts';
import { formatEndpoint, formatServer } from './names.ts';

export function settleScheduler(draft: Draft, check: Check): void {
  if (draft.lb_algo !== undefined) return;
  const line = `Virtual server ${formatServer(draft)}: no scheduler set, setting default 'wlc'`;
  const message = 'no lb_algo is set, wlc is used';
  sayOfWhole(draft, { code: 'incomplete', wants: 'lb_algo', message, line }, check);
  draft.lb_algo = 'wlc';
}

/** Every real server once, with its way to get packets and mails. */
export function settleRealServers(draft: Draft, check: Check): void {
  const { smtp_alert, smtp_alert_checker } = check.global;
  const mails = smtp_alert_checker ?? smtp_alert;
  draft.smtp_alert ??= mails ?? false;
  const seen = new Set<string>();
  draft.real_server = draft.real_server.filter((real) => {
    const key = `${real.address} ${real.port}`;
    if (seen.has(key)) {
      reportRepeated(real, draft, check);
      return false;
    }
    seen.add(key);
    real.lvs_method ??= defaultForwarding(draft, check);
    // Unlike all else, for the sake of old configurations.
    real.smtp_alert ??= mails ?? true;
    matchSorryServer(real, draft, check);
    return true;
  });
  if (draft.sorry_server !== undefined) draft.sorry_server_lvs_method ??= defaultForwarding(draft, check);
}

function reportRepeated(real: RealDraft, draft: Draft, check: Check): void {
  const name = formatEndpoint(real, draft.protocol);
  const line = `VS ${formatServer(draft)}: real server ${name} is duplicated - removing second rs`;
  const message = `${name} is a real server of this service already`;
  sayOfWhole(real, { code: 'sameEntry', message, hint: 'the first one stands', line }, check);
}

function defaultForwarding(draft: Draft, check: Check): typeof NAT {
  if (draft.lb_kind !== undefined) return draft.lb_kind;
  const line = `Virtual server ${formatServer(draft)}: no forwarding method set, setting default NAT`;
  const message = 'no lb_kind is set, NAT is used';
  sayOfWhole(draft, { code: 'incomplete', wants: 'lb_kind', message, line }, check);
  draft.lb_kind = NAT;
  return NAT;
}

/** A real server that is the sorry server, too, is inhibited as both or as neither. */
function matchSorryServer(real: RealDraft, draft: Draft, check: Check): void {
  const { sorry_server: sorry, sorry_server_inhibit: inhibits } = draft;
  if (sorry?.address !== real.address || sorry.port !== real.port) return;
  if (inhibits === real.inhibit_on_failure) return;
  const name = formatEndpoint(real, draft.protocol);
  const action = inhibits ? 'clearing' : 'setting';
  const line = `Virtual server ${formatServer(draft)}: real server ${name} matches sorry server, but inhibit setting differs, ${action} on sorry server`;
  const message = `${name} is the sorry server, too: inhibit_on_failure holds for both`;
  sayOfWhole(draft, { keyword: 'sorry_server', message, line }, check);
  draft.sorry_server_inhibit = real.inhibit_on_failure;
}
