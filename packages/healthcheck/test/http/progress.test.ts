import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import {
  beginHttp,
  concludeHttp,
  type HttpOutcome,
  type HttpPlan,
  type RetryPlan,
  type UrlPlan,
} from '../../src/index.ts';

function url(path: string): UrlPlan {
  return {
    request: { path, protocol: '1.0', host: 'a' },
    name: path,
    statusCodes: [],
    digest: undefined,
    regex: undefined,
    tls: { serverName: undefined, closeNotify: false },
  };
}

const retrying: RetryPlan = {
  server: '[10.0.0.2]:tcp:80',
  service: '[10.0.0.1]:tcp:80',
  delayLoop: seconds(6),
  retry: 2,
  delayBeforeRetry: seconds(3),
  logAllFailures: false,
};
const one: HttpPlan = { tls: false, fastRecovery: false, urls: [url('/')] };
const two: HttpPlan = { tls: false, fastRecovery: false, urls: [url('/a'), url('/b')] };

const fine: HttpOutcome = {
  success: 'HTTP status code',
  texts: [],
  length: { contentLength: 5, received: 5 },
};
const late: HttpOutcome = { failure: 'Timeout WEB read' };
const short: HttpOutcome = { ...fine, length: { contentLength: 50, received: 5 } };

/** What is said line by line, each with the seconds until the next try before it. */
function tell(
  plan: HttpPlan,
  outcomes: readonly HttpOutcome[],
  { up = true, ...more }: Partial<RetryPlan & { up: boolean }> = {},
) {
  const how = { ...retrying, ...more };
  let progress = beginHttp(plan, how, up);
  return outcomes.map((outcome) => {
    const { texts, verdict, next, ...conclusion } = concludeHttp(plan, how, progress, outcome);
    const asked = plan.urls[progress.url]?.name;
    progress = conclusion.progress;
    const news = verdict === undefined ? [] : [verdict.up ? 'UP' : 'DOWN'];
    return [asked, ...texts, ...news, next / 1_000_000].join(' | ');
  });
}

test('a server that is well is spoken of once', () => {
  expect(tell(one, [fine, fine])).toEqual([
    '/ | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/ | 6',
  ]);
});

test('the first failure of a start is enough', () => {
  expect(tell(one, [late, late, fine])).toEqual([
    '/ | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN | 6',
    '/ | 6',
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | 6',
  ]);
});

test('a server that fails later is asked so often again, and one that succeeds again twice', () => {
  expect(tell(one, [fine, late, late, late, late, fine, fine])).toEqual([
    '/ | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/ | 3',
    '/ | 3',
    '/ | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN | 6',
    '/ | 6',
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | 6',
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
  ]);
});

test('each failure is told where that is wanted, and the delay before a retry holds when it is longer', () => {
  const how = { logAllFailures: true, retry: 1, delayBeforeRetry: seconds(10) };
  expect(tell({ ...one, tls: true }, [fine, late, late, late], how)).toEqual([
    '/ | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/ | Timeout WEB read server [10.0.0.2]:tcp:80. | 10',
    '/ | Timeout WEB read server [10.0.0.2]:tcp:80. | SSL_CHECK on service [10.0.0.2]:tcp:80 failed after 1 retries. | DOWN | 10',
    '/ | 10',
  ]);
});

test('without retries none are counted', () => {
  expect(tell(one, [late], { retry: 0 })).toEqual([
    '/ | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed. | DOWN | 6',
  ]);
});

test('with alpha a first failure is no news', () => {
  expect(tell(one, [late, late], { up: false })).toEqual(['/ | 6', '/ | 6']);
  expect(tell(one, [fine], { up: false })).toEqual([
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
  ]);
});

test('each URL is asked for in turn, and the one that failed until it succeeds', () => {
  expect(tell(two, [fine, fine, fine, late, late, late, late, fine, fine, fine])).toEqual([
    '/a | 6',
    '/b | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/a | 6',
    '/b | 3',
    '/b | 3',
    '/b | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN | 6',
    '/b | 6',
    '/b | HTTP status code success to [10.0.0.2]:tcp:80 url(/b) | 6',
    '/a | HTTP status code success to [10.0.0.2]:tcp:80 url(/a) | 6',
    '/b | HTTP status code success to [10.0.0.2]:tcp:80 url(/b) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
  ]);
});

test('fast_recovery asks on without a delay until the server is up', () => {
  expect(tell({ ...two, fastRecovery: true }, [fine, fine, late, late, late, fine, fine, fine])).toEqual([
    '/a | 0',
    '/b | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/a | 3',
    '/a | 3',
    '/a | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN | 6',
    '/a | HTTP status code success to [10.0.0.2]:tcp:80 url(/a) | 0',
    '/a | HTTP status code success to [10.0.0.2]:tcp:80 url(/a) | 0',
    '/b | HTTP status code success to [10.0.0.2]:tcp:80 url(/b) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
  ]);
});

test('a length that is not that of the body is told once', () => {
  expect(tell(one, [short, short, fine, short])).toEqual([
    '/ | http_check for RS [10.0.0.2]:tcp:80 VS [10.0.0.1]:tcp:80 url /: content_length (50) does not match received bytes (5) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/ | 6',
    '/ | 6',
    '/ | http_check for RS [10.0.0.2]:tcp:80 VS [10.0.0.1]:tcp:80 url /: content_length (50) does not match received bytes (5) | 6',
  ]);
});
