export type { Refused } from './apply.ts';
export { portIn, table } from './engine/desired-table.ts';
export type { Effect, Log, Mail, Notify } from './engine/effect.ts';
export type { Checked, Event, Verdict } from './engine/event.ts';
export type { CheckerPlace, ServerPlace } from './engine/place.ts';
export { type Known, reload } from './engine/reload.ts';
export {
  type CheckerState,
  failures,
  newState,
  type ServerState,
  type ServiceState,
  type State,
} from './engine/state.ts';
export { type Step, step } from './engine/step.ts';
export { aliveWeight, effectiveWeight, weightOf } from './engine/weight.ts';
export { type Ipvs, openIpvs } from './ipvs.ts';
export type { IpvsEdge, Purpose, Refusal, Request } from './netlink/edge.ts';
export {
  type Planning,
  planPolicy,
  planVirtualServer,
  type ResolveScript,
} from './plan/from-config.ts';
export type {
  CheckerKind,
  CheckerPlan,
  Program,
  RealServerPlan,
  ServiceEntry,
  ServicesPlan,
  SorryServerPlan,
  VirtualServerPlan,
} from './plan/plan.ts';
export { describeOption, describeRefusal, explainErrno, isHarmless } from './refusal-text.ts';
export type { Command } from './table/command.ts';
export { describeDestination, describeService } from './table/describe.ts';
export type { Destination, DestinationKey, Method, Tunnel } from './table/destination.ts';
export { difference } from './table/difference.ts';
export type { Info } from './table/info.ts';
export { familyOfService, type Protocol, type Service, type ServiceKey } from './table/service.ts';
export type { DestinationStatistics, ServiceStatistics, Statistics } from './table/statistics.ts';
export type { SyncDaemon, SyncDaemonKey } from './table/sync-daemon.ts';
export type { Table, TableEntry } from './table/table.ts';
export type { Timeouts } from './table/timeouts.ts';
