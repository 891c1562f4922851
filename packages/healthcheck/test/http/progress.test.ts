import { seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { beginHttp, carriedHttp, concludeHttp, type HttpGetPlan, type HttpOutcome } from '../../src/index.ts';

interface Asked {
  readonly type: string;
  readonly fastRecovery: boolean;
  readonly paths: readonly string[];
}

interface Patience {
  readonly alpha: boolean;
  readonly retry: number;
  readonly delayBeforeRetry: number;
  readonly logAllFailures: boolean;
}

const patience = { alpha: false, retry: 2, delayBeforeRetry: seconds(3), logAllFailures: false };

function planOf({ type, fastRecovery, paths }: Asked, more: Partial<Patience>): HttpGetPlan {
  const url = paths.map((path) => ({ path, virtualhost: 'inherited', spans: {} }));
  const check = { fast_recovery: fastRecovery, url };
  const names = { server: '[10.0.0.2]:tcp:80', service: '[10.0.0.1]:tcp:80' };
  const plan: unknown = { type, ...names, delayLoop: seconds(6), ...patience, ...more, check };
  return plan as HttpGetPlan;
}

const one: Asked = { type: 'HTTP_GET', fastRecovery: false, paths: ['/'] };
const two: Asked = { type: 'HTTP_GET', fastRecovery: false, paths: ['/a', '/b'] };

const fine: HttpOutcome = {
  type: 'passed',
  what: 'HTTP status code',
  length: { contentLength: 5, received: 5 },
};
const late: HttpOutcome = { type: 'failed', failure: 'Timeout WEB read' };
const short: HttpOutcome = { ...fine, length: { contentLength: 50, received: 5 } };

/** What is said line by line, each with whom was asked before it and the seconds until the next try behind it. */
function tell(asked: Asked, outcomes: readonly HttpOutcome[], more: Partial<Patience> = {}) {
  const plan = planOf(asked, more);
  let progress = beginHttp(plan);
  return outcomes.map((outcome) => {
    const path = asked.paths[progress.url];
    const conclusion = concludeHttp(plan, progress, outcome);
    progress = conclusion.progress;
    const news = conclusion.effects.map((effect) => {
      if (effect.type !== 'verdict') return 'text' in effect ? effect.text : effect.type;
      return `${effect.up ? 'UP' : 'DOWN'}${effect.mail === undefined ? '' : ` (${effect.mail})`}`;
    });
    return [path, ...news, conclusion.next / 1_000_000].join(' | ');
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
    '/ | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN (=> CHECK failed on service : HTTP/SSL request failed <=) | 6',
    '/ | 6',
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | 6',
  ]);
});

test('a server that fails later is asked so often again, and one that succeeds again twice', () => {
  expect(tell(one, [fine, late, late, late, late, fine, fine])).toEqual([
    '/ | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/ | 3',
    '/ | 3',
    '/ | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN (=> CHECK failed on service : HTTP/SSL request failed <=) | 6',
    '/ | 6',
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | 6',
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP (=> CHECK succeed on service <=) | 6',
  ]);
});

test('each failure is told where that is wanted, and the delay before a retry holds when it is longer', () => {
  const how = { logAllFailures: true, retry: 1, delayBeforeRetry: seconds(10) };
  expect(tell({ ...one, type: 'SSL_GET' }, [fine, late, late, late], how)).toEqual([
    '/ | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/ | Timeout WEB read server [10.0.0.2]:tcp:80. | 10',
    '/ | Timeout WEB read server [10.0.0.2]:tcp:80. | SSL_CHECK on service [10.0.0.2]:tcp:80 failed after 1 retries. | DOWN (=> CHECK failed on service : HTTP/SSL request failed <=) | 10',
    '/ | 10',
  ]);
});

test('without retries none are counted', () => {
  expect(tell(one, [late], { retry: 0 })).toEqual([
    '/ | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed. | DOWN (=> CHECK failed on service : HTTP/SSL request failed <=) | 6',
  ]);
});

test('with alpha a first failure is no news', () => {
  expect(tell(one, [late, late], { alpha: true })).toEqual(['/ | 6', '/ | 6']);
  expect(tell(one, [fine], { alpha: true })).toEqual([
    '/ | HTTP status code success to [10.0.0.2]:tcp:80 url(/) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP (=> CHECK succeed on service <=) | 6',
  ]);
});

test('each URL is asked for in turn, and the one that failed until it succeeds', () => {
  expect(tell(two, [fine, fine, fine, late, late, late, late, fine, fine, fine])).toEqual([
    '/a | 6',
    '/b | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/a | 6',
    '/b | 3',
    '/b | 3',
    '/b | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN (=> CHECK failed on service : HTTP/SSL request failed <=) | 6',
    '/b | 6',
    '/b | HTTP status code success to [10.0.0.2]:tcp:80 url(/b) | 6',
    '/a | HTTP status code success to [10.0.0.2]:tcp:80 url(/a) | 6',
    '/b | HTTP status code success to [10.0.0.2]:tcp:80 url(/b) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP (=> CHECK succeed on service <=) | 6',
  ]);
});

test('fast_recovery asks on without a delay until the server is up', () => {
  expect(tell({ ...two, fastRecovery: true }, [fine, fine, late, late, late, fine, fine, fine])).toEqual([
    '/a | 0',
    '/b | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP | 6',
    '/a | 3',
    '/a | 3',
    '/a | HTTP_CHECK on service [10.0.0.2]:tcp:80 failed after 2 retries. | DOWN (=> CHECK failed on service : HTTP/SSL request failed <=) | 6',
    '/a | HTTP status code success to [10.0.0.2]:tcp:80 url(/a) | 0',
    '/a | HTTP status code success to [10.0.0.2]:tcp:80 url(/a) | 0',
    '/b | HTTP status code success to [10.0.0.2]:tcp:80 url(/b) | Remote Web server [10.0.0.2]:tcp:80 succeed on service. | UP (=> CHECK succeed on service <=) | 6',
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

test('after a reload it begins with the first URL, and knows which one has failed', () => {
  const plan = planOf(two, {});
  const known = { mismatches: [5, 0], sslErrors: [undefined, 'torn'] };
  const down = { up: false, hasRun: true, retries: 3, url: 1, failedUrl: 1, ...known };
  const fresh = { url: 0, mismatches: [0, 0], sslErrors: [undefined, undefined] };
  expect(carriedHttp(plan, down)).toEqual({ ...fresh, up: false, hasRun: true, retries: 3, failedUrl: 1 });
  const up = { ...down, up: true, retries: 1, failedUrl: undefined };
  expect(carriedHttp(plan, up)).toEqual({
    ...fresh,
    up: true,
    hasRun: true,
    retries: 1,
    failedUrl: undefined,
  });
});
