export type { Instance, Role } from './instance/instance.ts';
export { masterDownInterval, skewTime } from './instance/timers.ts';
export { type Advertisement, decodeAdvertisement, encodeAdvertisement } from './packet/advertisement.ts';
export { type Endpoints, PROTOCOL_VRRP } from './packet/checksum.ts';
export { type DropReason, dropReasons } from './packet/drop.ts';
export { advertisementOf } from './plan/advertisement-of.ts';
export { planRouter, type ResolveScript } from './plan/from-config.ts';
export type {
  Command,
  GroupPlan,
  InstancePlan,
  NotifyPlan,
  RouterPlan,
  ScriptPlan,
  Tracked,
  VirtualAddress,
} from './plan/plan.ts';
export type { Effect, Notification } from './router/effect.ts';
export type { Event, InterfaceState, ScriptOutcome } from './router/event.ts';
export { type Reloaded, reload } from './router/reload.ts';
export { type Step, step, waitingRouter } from './router/router.ts';
export { deadline, type RouterState } from './router/state.ts';
