import { expect, test } from 'vitest';
import { parseControl } from '../src/control/command-line.ts';
import { parseRequest } from '../src/control/protocol.ts';

test.each([
  { line: 'status', request: { command: 'status' } },
  { line: 'status --json', request: { command: 'status' }, json: true },
  { line: '-j explain VI_1', request: { command: 'explain', instance: 'VI_1' }, json: true },
  { line: 'maintenance on', request: { command: 'maintenance', on: true } },
  { line: 'maintenance off', request: { command: 'maintenance', on: false } },
  { line: 'reload --dry-run', request: { command: 'reload', dryRun: true } },
  { line: '-s blue status', request: { command: 'status' }, socket: { namespace: 'blue' } },
  {
    line: '--instance=one status -p /run/x.pid',
    request: { command: 'status' },
    socket: { instance: 'one', pidFile: '/run/x.pid' },
  },
])('ctl $line', ({ line, request, json = false, socket = {} }) => {
  expect(parseControl(line.split(' '))).toEqual({ type: 'ask', request, socket, json });
});

test.each([
  { line: '', text: 'A command is missing' },
  { line: 'stop', text: "There is no command 'stop'" },
  { line: 'explain', text: "There is no command 'explain'" },
  { line: 'maintenance', text: "There is no command 'maintenance'" },
  { line: 'maintenance yes', text: "There is no command 'maintenance yes'" },
  { line: 'status now', text: "There is no command 'status now'" },
  {
    line: 'reload',
    text: 'reload wants --dry-run; a reload is asked for with SIGHUP (systemctl reload keepalived)',
  },
  { line: 'status --fast', text: 'Unknown option --fast' },
  { line: 'status -p', text: 'Missing parameter for option -p' },
])('ctl $line: $text', ({ line, text }) => {
  expect(parseControl(line.split(' ').filter(Boolean))).toEqual({ type: 'wrong', text });
});

test('ctl --help asks nobody', () => {
  expect(parseControl(['status', '-h'])).toEqual({ type: 'help' });
});

test.each(['', '[]', 'null', '"status"', '{"command":"status"'])('%s is no request', (line) => {
  expect(parseRequest(line)).toHaveProperty('error');
});

test.each([
  '{"command":"stop"}',
  '{"command":"maintenance","on":"yes"}',
  '{"command":"explain","instance":1}',
  '{"command":"reload"}',
])('%s is no request that is known', (line) => {
  expect(parseRequest(line)).toEqual({ error: `there is no such request: ${line}` });
});
