import { expect, test } from 'vitest';
import { parseScenario } from '../src/side-by-side/parse.ts';
import { hostsOf } from '../src/side-by-side/scenario.ts';

const scenario = parseScenario(`A master dies.

-- keepalived.conf --
vrrp_instance VI_1 {
}
-- /run/lab/check --
#!/bin/sh
-- log --
VRRP_Script
-- exceptions --
2.2.7 /garp .* ×10/ it says it twice
-- needs --
2.3.2 because of auth_hmac
-- steps --
# Nobody is there yet.
b start
+0.5 a start other.conf
bridge run ip link set dev a down
check
-- recorded --
b start
`);

test('a scenario is told in sections', () => {
  expect(scenario).toEqual({
    about: 'A master dies.',
    files: new Map([
      ['keepalived.conf', 'vrrp_instance VI_1 {\n}\n'],
      ['/run/lab/check', '#!/bin/sh\n'],
    ]),
    options: [],
    steps: [
      { delay: 0, who: 'b', verb: 'start', words: '' },
      { delay: 0.5, who: 'a', verb: 'start', words: 'other.conf' },
      { delay: 0, who: 'bridge', verb: 'run', words: 'ip link set dev a down' },
      { delay: 0, who: '', verb: 'check', words: '' },
    ],
    log: [/VRRP_Script/],
    exceptions: [{ version: '2.2.7', lines: /garp .* ×10/, reason: 'it says it twice' }],
    needs: '2.3.2',
    needsIpvs: false,
    recorded: 'b start\n',
  });
});

test('hosts are who does something, the bridge aside', () => {
  expect(hostsOf(scenario)).toEqual(['a', 'b']);
});

test.each([
  { text: '-- steps --\na explode', fault: 'no such step: a explode' },
  { text: '-- steps --\n0.5 a start', fault: 'no such step: 0.5 a start' },
  {
    text: '-- exceptions --\n2.2.7 garp',
    fault: 'an exception is a version or any, a /pattern/ and a reason: 2.2.7 garp',
  },
  { text: '-- a.conf --\n-- a.conf --', fault: 'there are two sections a.conf' },
])('$fault', ({ text, fault }) => {
  expect(() => parseScenario(text)).toThrow(fault);
});
