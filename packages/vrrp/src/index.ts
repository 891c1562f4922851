export {
  AUTHENTICATION_HEADER_LENGTH,
  encodeUnderHeader,
  PROTOCOL_AH,
} from './authentication/authentication-header.ts';
export type { Digests } from './authentication/digests.ts';
export { encodeWithTrailer, TRAILER_LENGTH } from './authentication/hmac-trailer.ts';
export { nextStamp, type Stamp, stampAt } from './authentication/stamp.ts';
export { compare, flag, type Keywords, type StatementChange, seconds, text } from './explain/compare.ts';
export { type BlockChange, difference } from './explain/difference.ts';
export { explain } from './explain/explain.ts';
export type { Election, Explanation, GroupStanding, TrackerShare } from './explain/explanation.ts';
export { type ScriptStanding, scriptStandings } from './explain/script-standing.ts';
export { type StateName, stateName } from './explain/state-name.ts';
export type { Instance, Role } from './instance/instance.ts';
export { masterDownInterval, skewTime } from './instance/timers.ts';
export {
  type Advertisement,
  decodeAdvertisement,
  encodeAdvertisement,
  IPV4_HEADER_LENGTH,
  messageLength,
} from './packet/advertisement.ts';
export { type Endpoints, PROTOCOL_VRRP } from './packet/checksum.ts';
export { type DropReason, dropReasons } from './packet/drop.ts';
export { encodeAdvert, isRepeatable, type OutgoingAdvert } from './packet/encode-advert.ts';
export { formatAddress } from './plan/address-text.ts';
export type { AdvertPlan, Authentication } from './plan/advert-plan.ts';
export { advertisementOf } from './plan/advertisement-of.ts';
export { bareRouter } from './plan/bare-router.ts';
export type { FirewallPlan } from './plan/firewall-plan.ts';
export { planRouter, type ResolveScript, type Surroundings } from './plan/from-config.ts';
export type { LinkDelayPlan, PolledLinkPlan } from './plan/link-plans.ts';
export type { Ipvlan, Macvlan, OwnInterface } from './plan/own-interface.ts';
export type {
  GroupPlan,
  InstancePlan,
  PausePlan,
  RouterPlan,
  StaticPlan,
  VirtualAddress,
} from './plan/plan.ts';
export { planMail, planPipes } from './plan/plan-report.ts';
export { planFile, planProcess } from './plan/plan-tracking.ts';
export type { Command, MailPlan, NotifyPlan, PipePlan, ReportPlan } from './plan/report.ts';
export type { RouteKey, VirtualNexthop, VirtualRoute } from './plan/route.ts';
export { formatRoute } from './plan/route-text.ts';
export type { VirtualRule } from './plan/rule.ts';
export { formatRule } from './plan/rule-text.ts';
export type { FilePlan, ProcessPlan, ScriptPlan, Tracked, Tracking } from './plan/tracking.ts';
export {
  type Announce,
  type Effect,
  type Notification,
  type NotifiedEvent,
  queueingText,
  type Transition,
} from './router/effect.ts';
export type { Datagram, Event, InterfaceState, ScriptOutcome, TimedEvent } from './router/event.ts';
export { type Findings, NOTHING_FOUND } from './router/findings.ts';
export { counterpart, type Reloaded, reload } from './router/reload.ts';
export { type Step, step, stepAll, waitingRouter } from './router/router.ts';
export { signOfLife } from './router/sign-of-life.ts';
export { sourceAddress } from './router/source-address.ts';
export { deadline, nextTakeover, type RouterState } from './router/state.ts';
export type { CountChange } from './track/process.ts';
