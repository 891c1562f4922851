export type { FileKind, Files, Unreadable } from './1-source/files.ts';
export type { Source, Text } from './1-source/source.ts';
export { findFiles, isConfigFile, type Named, type ReportInclude } from './2-expand/include.ts';
export { everyCheck, type IncludeCheck } from './2-expand/include-checks.ts';
export type { ExpandOptions } from './2-expand/options.ts';
export { parseTree } from './4-tree/parse.ts';
export type { Braces, Comment, Extra, Fault, Item, Statement, Stray, Tree, Word } from './4-tree/tree.ts';
export type { Unobeyed } from './5-typed/reporter.ts';
export type {
  Authentication,
  AuthHmac,
  BfdInstance,
  Config,
  GarpGroup,
  Tracked,
  TrackFile,
  TrackGroup,
  VrrpInstance,
  VrrpScript,
  VrrpSyncGroup,
  VrrpTrackProcess,
  VrrpVmac,
} from './config.ts';
export type { NameDirectories, Names, NameTable } from './machine/names.ts';
export { USUAL_NAMES } from './machine/usual-names.ts';
export { type Parsed, parseConfig, type Settings } from './parse-config.ts';
export { format } from './print/format.ts';
export { print } from './print/print.ts';
export { file as schema } from './schema/file.ts';
export type { GlobalDefs } from './schema/global-defs.ts';
export type { HttpGet, Url } from './schema/http-get.ts';
export type { Alias, Block, Effect, Inherited, Keyword } from './schema/keyword.ts';
export type { RealServer } from './schema/real-server.ts';
export type { TcpCheck } from './schema/tcp-check.ts';
export type { StatusRange } from './schema/types/http.ts';
export type { ForwardingMethod, Protocol } from './schema/types/lvs.ts';
export type { Member } from './schema/types/member.ts';
export type { Nexthop } from './schema/types/route/nexthops.ts';
export type { Route } from './schema/types/route/route.ts';
export type { Rule } from './schema/types/rule/rule.ts';
export type { NotifyScript, Script, User } from './schema/types/script.ts';
export type { Endpoint, Service } from './schema/types/server.ts';
export type { SmtpServer } from './schema/types/smtp-server.ts';
export type { InitialState } from './schema/types/state.ts';
export type { TrackInterface } from './schema/types/track.ts';
export type { UnicastPeer } from './schema/types/unicast-peer.ts';
export type { VirtualAddress } from './schema/types/virtual-address/virtual-address.ts';
export type { VirtualServer } from './schema/virtual-server.ts';
