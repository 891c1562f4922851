export type { FileKind, Files, Unreadable } from './1-source/files.ts';
export type { Source, Text } from './1-source/source.ts';
export { unchanged } from './1-source/unchanged.ts';
export { findFiles, isConfigFile, type Named, type ReportInclude } from './2-expand/include.ts';
export { everyCheck, type IncludeCheck } from './2-expand/include-checks.ts';
export type { ExpandOptions } from './2-expand/options.ts';
export { commandText } from './3-tokens/command-text.ts';
export { parseTree } from './4-tree/parse.ts';
export type { Braces, Comment, Extra, Fault, Item, Statement, Stray, Tree, Word } from './4-tree/tree.ts';
export { TreeMemory } from './4-tree/tree-memory.ts';
export type { Program } from './5-typed/programs.ts';
export { ReadingMemory } from './5-typed/reading-memory.ts';
export type { Unobeyed } from './5-typed/reporter.ts';
export { TypingMemory } from './5-typed/typing-memory.ts';
export type {
  Authentication,
  AuthHmac,
  BfdInstance,
  Config,
  GarpGroup,
  NetNamespace,
  Tracked,
  TrackFile,
  TrackGroup,
  VrrpInstance,
  VrrpScript,
  VrrpSyncGroup,
  VrrpTrackProcess,
  VrrpVmac,
} from './config.ts';
export { type ExpandedConfig, type ExpandedLine, expandConfig } from './expand-config.ts';
export type {
  Accounts,
  Identity,
  Machine,
  NetworkInterface,
  SecretFile,
  Unwatchable,
} from './machine/machine.ts';
export type { NameDirectories, Names, NameTable } from './machine/names.ts';
export { USUAL_NAMES } from './machine/usual-names.ts';
export { type Entry, entriesOf, flatten } from './manual/entry.ts';
export { remarks } from './manual/remarks.ts';
export { type Parsed, parseConfig, type Settings } from './parse-config.ts';
export { configToJson, type Json } from './print/config-json.ts';
export { DURATIONS } from './print/durations.ts';
export { format } from './print/format.ts';
export type { DnsCheck } from './schema/checkers/dns-check.ts';
export type { HttpGet, SslGet } from './schema/checkers/http-get.ts';
export type { PingCheck } from './schema/checkers/ping-check.ts';
export type { TcpCheck } from './schema/checkers/tcp-check.ts';
export type { UdpCheck } from './schema/checkers/udp-check.ts';
export type { SecureUrl, Url } from './schema/checkers/url.ts';
export { file as schema } from './schema/file.ts';
export type { GlobalDefs } from './schema/global-defs.ts';
export type { Alias, Block, Effect, Inherited, Keyword } from './schema/keyword.ts';
export type { Ssl } from './schema/servers/ssl.ts';
export type { Mailbox } from './schema/types/mails/mailbox.ts';
export type { SmtpServer } from './schema/types/mails/smtp-server.ts';
export type { UnicastPeer } from './schema/types/network/unicast-peer.ts';
export type { NotifyScript, Script } from './schema/types/processes/script.ts';
export type { User } from './schema/types/processes/user.ts';
export type { Nexthop } from './schema/types/route/nexthops.ts';
export type { Route } from './schema/types/route/route.ts';
export type { Rule } from './schema/types/rule/rule.ts';
export type { Forwarding, Tunnel } from './schema/types/servers/forwarding.ts';
export type { Granularity } from './schema/types/servers/granularity.ts';
export type { StatusRange } from './schema/types/servers/http.ts';
export type { Protocol } from './schema/types/servers/lvs.ts';
export type { Endpoint } from './schema/types/servers/server.ts';
export type { VirtualServerGroup } from './schema/types/servers/server-group.ts';
export type { Member } from './schema/types/tracking/member.ts';
export type { TrackInterface } from './schema/types/tracking/track.ts';
export type { VirtualAddress } from './schema/types/virtual-address/virtual-address.ts';
export { FILE_LIMIT as HMAC_FILE_LIMIT, hmacOctets } from './schema/types/vrrp/hmac-key.ts';
export type { InitialState } from './schema/types/vrrp/state.ts';
export type {
  MiscCheck,
  RealServer,
  Service,
  SmtpCheck,
  VirtualServer,
} from './server-config.ts';
