import { describe, expect, test } from 'vitest';
import { parseScenario } from '../src/virtual-servers/parse.ts';
import { transcriptOf } from '../src/virtual-servers/transcript.ts';
import { crowdsOf, variantsOf } from '../src/virtual-servers/variants.ts';

describe('a scenario of virtual servers', () => {
  test('is told in sections', () => {
    const scenario = parseScenario(`A server dies.

-- keepalived.conf --
virtual_server 10.1.0.1 80 {
}
-- options --
-C
-- servers --
# The first is bad.
one http 10.0.1.1 80 503 away
two tcp fd00::1:2 80
-- steps --
start
+0.5 down one
check
-- exceptions --
2.2.7 /log SSL/ it has another library
`);
    expect(scenario).toEqual({
      about: 'A server dies.',
      files: new Map([['keepalived.conf', 'virtual_server 10.1.0.1 80 {\n}\n']]),
      options: ['-C'],
      backends: [
        { name: 'one', kind: 'http', address: '10.0.1.1', port: 80, behaviour: ['503', 'away'] },
        { name: 'two', kind: 'tcp', address: 'fd00::1:2', port: 80, behaviour: [] },
      ],
      host: [],
      world: [],
      steps: [
        { delay: 0, verb: 'start', words: '' },
        { delay: 0.5, verb: 'down', words: 'one' },
        { delay: 0, verb: 'check', words: '' },
      ],
      exceptions: [{ version: '2.2.7', lines: /log SSL/, reason: 'it has another library' }],
    });
  });

  test.for([
    ['-- steps --\nfly', 'no such step: fly'],
    [
      '-- servers --\none ftp 10.0.1.1 21',
      'a server is a name, a kind, an address, a port and what it does: one ftp',
    ],
  ] as const)('is refused with a line that it has no meaning for: %s', ([text, message]) => {
    expect(() => parseScenario(text)).toThrow(message);
  });
});

test('a transcript keeps the order of what is said of one server, and puts the servers in order', () => {
  const step = { delay: 0, verb: 'start', words: '' } as const;
  const check = { delay: 0, verb: 'check', words: '' } as const;
  const transcript = transcriptOf({
    chapters: [
      { step, from: 10, found: [] },
      { step: check, from: 20, found: ['-A -t 10.1.0.1:80 -s rr'] },
    ],
    log: [
      { time: 11, text: 'Starting Keepalived v2.2.7 (01/16,2022)' },
      { time: 12, text: 'TCP connection to [10.0.1.2]:tcp:80 success.' },
      { time: 13, text: 'TCP connection to [10.0.1.1]:tcp:80 success.' },
      { time: 21, text: 'Adding service [10.0.1.2]:tcp:80 to VS [10.1.0.1]:tcp:80' },
      { time: 22, text: 'Starting Healthcheck child process, pid=740' },
    ],
    notifications: [{ time: 30, text: 'VS [10.1.0.1]:tcp:80 UP' }],
  });
  expect(transcript.split('\n')).toEqual([
    'start',
    '  log Starting Healthcheck child process, pid=PID',
    '  log TCP connection to [10.0.1.1]:tcp:80 success.',
    '  log TCP connection to [10.0.1.2]:tcp:80 success.',
    '  log Adding service [10.0.1.2]:tcp:80 to VS [10.1.0.1]:tcp:80',
    '  notify VS [10.1.0.1]:tcp:80 UP',
    'check',
    '  -A -t 10.1.0.1:80 -s rr',
  ]);
});

describe('a table of variants', () => {
  const TABLE = `About them.

-- wrr --
service lb_algo wrr
then service -retry
-- mark --
virtual fwmark 5
check none
-- flush --
global lvs_flush
-- timeouts --
global lvs_timeouts tcp 7200
-- flush on stop --
host ipvsadm -A -t 10.9.0.1:80 -s rr
global lvs_flush_on_stop
exception 2.2.7 /VS \\[10.1.0.1\\]/ it forgets it
-- group --
before virtual_server_group web { ; fwmark 3 ; }
virtual group web
`;

  test('tells only what each has of its own', () => {
    const [name, text = ''] = [...variantsOf(TABLE)][0] ?? [];
    const { files, backends } = parseScenario(text);
    expect(name).toBe('wrr');
    expect(files.get('keepalived.conf')?.split('\n').slice(0, 10)).toEqual([
      'virtual_server 10.1.0.1 80 {',
      'delay_loop 1',
      'warmup 0',
      'lb_algo wrr',
      'lb_kind NAT',
      'protocol TCP',
      'retry 1',
      'delay_before_retry 0.1',
      'real_server 10.0.1.1 80 {',
      'TCP_CHECK {',
    ]);
    expect(files.get('changed.conf')?.includes('retry 1')).toBe(false);
    expect(backends.map(({ address }) => address)).toEqual(['10.0.1.1', '10.0.1.2', '10.0.1.3']);
  });

  test('lets those live together that say nothing of the whole', () => {
    const crowds = crowdsOf(TABLE);
    expect([...crowds.keys()]).toEqual(['from wrr to group', 'from flush to timeouts', 'flush on stop']);
    const text = parseScenario(crowds.get('from wrr to group') ?? '').files.get('keepalived.conf');
    expect(text?.split('\n').filter((line) => /^(?:virtual_server|fwmark)/.test(line))).toEqual([
      'virtual_server 10.1.0.1 80 {',
      'virtual_server fwmark 15 {',
      'virtual_server_group web2 {',
      'fwmark 23',
      'virtual_server group web2 {',
    ]);
  });

  test('is refused where a line has no place', () => {
    expect(() => variantsOf('-- x --\nfoo bar')).toThrow('x: a variant has no such line: foo bar');
  });
});
