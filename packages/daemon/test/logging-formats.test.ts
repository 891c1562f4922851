import { fakeKernel } from '@kaconf/kernel/fake';
import { expect, test, vi } from 'vitest';
import { createLogger, type Log } from '../src/logging/logger.ts';
import { startProcesses } from '../src/processes/process.ts';

const ENTERING = '(VI_1) Entering MASTER STATE';

function jsonLines(): { readonly log: Log; readonly lines: readonly Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = {
    writableLength: 0,
    write: (text: string) => lines.push(JSON.parse(text)),
    on: () => {},
    off: () => {},
  };
  const targets = { console: true, facility: undefined, detail: true, json: true } as const;
  return { log: createLogger({ process: 'Keepalived_vrrp', ...targets }, { console: stream }), lines };
}

test('--log-json: an object a line, with what the text is about', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 7, 9, 28, 57, 123) });
  const { log, lines } = jsonLines();
  log.info(ENTERING);
  vi.useRealTimers();
  expect(lines).toEqual([
    {
      time: '2026-11-07T09:28:57.123Z',
      level: 'info',
      process: 'Keepalived_vrrp',
      pid: process.pid,
      message: ENTERING,
      instance: 'VI_1',
      state: 'MASTER',
    },
  ]);
});

test.each([
  ['VRRP_Group(G1) Syncing instances to BACKUP state', { group: 'G1', state: 'BACKUP' }],
  ['VRRP_Script(chk) succeeded', { script: 'chk' }],
  ['(VI_1): Success creating VMAC interface vrrp.8', { instance: 'VI_1' }],
  ['Reload complete', {}],
])('%s', (message, about) => {
  const { log, lines } = jsonLines();
  log.detail(message);
  const [{ time: _, pid: __, ...line } = {}] = lines;
  expect(line).toEqual({ level: 'detail', process: 'Keepalived_vrrp', message, ...about });
});

test('--log-journal: a record of systemd’s journal in place of a line of syslog', () => {
  const kernel = fakeKernel();
  const syslog = kernel.openUnixDatagram('/run/systemd/journal/socket');
  const targets = { console: false, facility: 3, detail: false, journal: true, suffix: '_red' };
  const log = createLogger({ process: 'Keepalived_vrrp', ...targets }, { syslog });
  log.error(`${ENTERING}\nat once`);
  expect(kernel.unixDatagrams.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
    `MESSAGE=${ENTERING} / at once\nPRIORITY=3\nSYSLOG_FACILITY=3\nSYSLOG_IDENTIFIER=Keepalived_vrrp_red\n` +
      `SYSLOG_PID=${process.pid}\nKEEPALIVED_INSTANCE=VI_1\nKEEPALIVED_STATE=MASTER\n`,
  ]);
});

async function outputOf(script: string): Promise<readonly string[]> {
  const { log, lines } = jsonLines();
  const [started] = await startProcesses([{ words: ['/bin/sh', '-c', script] }], log, log);
  await started?.ended;
  // The pipe is read in the next turns of the event loop.
  await vi.waitFor(() => expect(lines.length).toBeGreaterThan(0));
  return lines.map(({ message }) => String(message));
}

test('--log-scripts: what a script writes is logged, from both its outputs', async () => {
  expect(await outputOf('echo one; echo two >&2; printf "\\nthr"; echo ee')).toEqual([
    'sh: one',
    'sh: two',
    'sh: three',
  ]);
});

test('--log-scripts: a script that writes without end does not fill the log, and is not stopped by it', async () => {
  const lines = await outputOf('seq 1 50000');
  expect(lines.slice(-2)).toEqual(['sh: 100', 'sh: what else it writes is not logged']);
});
