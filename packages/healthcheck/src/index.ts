export { Exchange, type ExchangeEvent, type ExchangePlan } from './http/exchange.ts';
export { type HttpOutcome, judge, type StatusRange } from './http/judge.ts';
export type { HttpPlan, RetryPlan, UrlPlan, UrlTls } from './http/plan.ts';
export {
  beginHttp,
  concludeHttp,
  type HttpConclusion,
  type HttpProgress,
  type HttpVerdict,
} from './http/progress.ts';
export { type HttpProtocol, hostOf, type RequestPlan, requestText } from './http/request.ts';
export type { CheckerPlace, Verdict } from './verdict.ts';
