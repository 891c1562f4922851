import { parseIp } from '@kaconf/net';
import { expect, test } from 'vitest';
import { hostOf } from '../../src/http/request.ts';
import { type HttpProtocol, requestText } from '../../src/index.ts';

function literal(text: string) {
  const address = parseIp(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
}

/** As keepalived 2.4.3 has sent them. */
test.each<[HttpProtocol, string, string, string]>([
  [
    '1.0',
    '/',
    '127.0.0.2:8001',
    'GET / HTTP/1.0\r\nUser-Agent: KeepAliveClient\r\nHost: 127.0.0.2:8001\r\n\r\n',
  ],
  [
    '1.0C',
    '/index.html?a=b',
    'www.example.net',
    'GET /index.html?a=b HTTP/1.0\r\nUser-Agent: KeepAliveClient\r\nConnection: close\r\nHost: www.example.net\r\n\r\n',
  ],
  [
    '1.1',
    '/ü',
    '[::1]:80',
    'GET /ü HTTP/1.1\r\nUser-Agent: KeepAliveClient\r\nConnection: close\r\nHost: [::1]:80\r\n\r\n',
  ],
])('HTTP %s of %s from %s', (protocol, path, host, text) => {
  expect(requestText({ protocol, path, host }).toString()).toBe(text);
});

test('a request that is too long loses its end', () => {
  const sent = requestText({ protocol: '1.0', path: `/${'x'.repeat(3000)}`, host: 'a' });
  expect(sent.toString()).toBe(`GET /${'x'.repeat(2042)}`);
});

test.each([
  ['10.0.0.1', 80, '10.0.0.1:80'],
  ['2001:db8::1', 8080, '[2001:db8::1]:8080'],
])('without a virtual host %s is called by address and port', (address, port, host) => {
  expect(hostOf(literal(address), port)).toBe(host);
});
