export { concludeConnection, type Wording } from './checker/conclude-connection.ts';
export type { Conclusion, Effect } from './checker/conclusion.ts';
export type { Outcome } from './checker/outcome.ts';
export type { Progress } from './checker/progress.ts';
export { begin } from './checker/progress.ts';
export { concludeDns } from './dns/conclude.ts';
export { decodeResponseCode, encodeQuery } from './dns/query.ts';
export { type FileFinding, findFile } from './file/conclude.ts';
export type { BodySearch, RegexPlan } from './http/body-match.ts';
export { type ClientEdge, type ClientPlan, HttpClient } from './http/client.ts';
export { Exchange, type ExchangeEvent, type ExchangePlan } from './http/exchange.ts';
export { type HttpOutcome, judge, type StatusRange } from './http/judge.ts';
export type { UrlPlan, UrlTls } from './http/plan.ts';
export { beginHttp, carriedHttp, concludeHttp, type HttpProgress } from './http/progress.ts';
export { type HttpProtocol, hostOf, type RequestPlan, requestText } from './http/request.ts';
export { CheckerLoop } from './loop/checker-loop.ts';
export type { LoopEdge, LoopTimer } from './loop/loop-edge.ts';
export { beginMisc, concludeMisc, type MiscOutcome, type MiscProgress } from './misc/conclude.ts';
export { echoFault, encodeEcho } from './ping/echo.ts';
export type { Connection } from './plan/connection.ts';
export { planCheckers } from './plan/from-config.ts';
export { identityOf } from './plan/identity.ts';
export { checkersOf } from './plan/order.ts';
export type {
  AskingPlan,
  BfdPlan,
  CheckerPlan,
  DnsPlan,
  FilePlan,
  HttpGetPlan,
  MiscPlan,
  PingPlan,
  SmtpPlan,
  SslGetPlan,
  TcpPlan,
  UdpPlan,
} from './plan/plan.ts';
export type {
  Cancellable,
  ClientSockets,
  ConnectResult,
  DatagramSocket,
  ProbeEdge,
  ProgramEnd,
  Programs,
  RunningProgram,
  SocketRefusal,
} from './probe/edge.ts';
export type { CheckInProgress, CheckKind, Probe } from './probe/probe.ts';
export { compileRegex, type RegexComplaint } from './regex/compile.ts';
export type { Found, Matcher } from './regex/matcher.ts';
export type { RegexOption } from './regex/options.ts';
export { beginSmtp, concludeSmtp } from './smtp/conclude.ts';
export {
  type DialoguePlan,
  SmtpDialogue,
  type SmtpEvent,
  type SmtpOutcome,
  type SmtpStep,
} from './smtp/dialogue.ts';
export { type ConnectStream, type StreamResult, streamsOver } from './stream/connect-stream.ts';
export {
  complaintOfTls,
  forgetSecureContexts,
  secureContextOf,
  type TlsComplaint,
  type TlsFiles,
} from './stream/secure-context.ts';
export { matchesReply } from './udp/reply.ts';
export type { CheckerPlace, Verdict } from './verdict.ts';
