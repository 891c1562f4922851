import { expect, test } from 'vitest';
import { mistakesIn, withoutMistakes } from '../src/virtual-servers/mistakes.ts';

const MARKS = `start
  log IPVS cmd IP_VS_SO_SET_ADDDEST(1159) error: No such file or directory(2) (Fwm 40 inet6 -> 2001:db8::1:0)
check all
  -A -f 40 -s rr
  -a -f 40 -r 10.1.0.1:0 -g -w 1`;

const BOTH_FAMILIES = `start
check all
  -A -f 40 -s rr
  -a -f 40 -r 10.1.0.1:0 -g -w 1
  -A -f 40 -6 -s rr
  -a -f 40 -6 -r [2001:db8::1]:0 -g -w 1
  -A -f 41 -6 -s rr
  FWM  40 IPv6                             0        0        0        0        0
  FWM 40 -> [2001:db8::1]:0                     0        0        0        0        0
  FWM 40 -> 10.1.0.1:0                     0        0        0        0        0`;

test('a mark that is missed for IPv6 is not looked for', () => {
  const mistakes = mistakesIn(MARKS);
  expect(mistakes.map(({ reason }) => reason)).toEqual([
    'a mark of a group whose real servers are of both families is in the table for IPv4 only',
  ]);
  expect(withoutMistakes(BOTH_FAMILIES, mistakes)).toBe(`start
check all
  -A -f 40 -s rr
  -a -f 40 -r 10.1.0.1:0 -g -w 1
  -A -f 41 -6 -s rr
  FWM 40 -> 10.1.0.1:0                     0        0        0        0        0`);
});

const START = `start
  log Adding sorry server [10.1.0.9]:tcp:80 to VS [10.0.0.1]:tcp:80
check
  -A -t 10.0.0.1:80 -s rr
  -a -t 10.0.0.1:80 -r 10.1.0.9:80 -m -w 1
reload changed.conf
  log Adding service [10.1.0.1]:tcp:80 to VS [10.0.0.1]:tcp:80
  log Gained quorum 1+0=1 <= 1 for VS [10.0.0.1]:tcp:80`;

test('from the reload on nobody asks who serves beside a sorry server that was left', () => {
  const transcript = `${START}
check
  -a -t 10.0.0.1:80 -r 10.1.0.1:80 -m -w 1
  -a -t 10.0.0.1:80 -r 10.1.0.9:80 -m -w 1
  -a -t 10.0.0.2:80 -r 10.1.0.2:80 -m -w 1`;
  const mistakes = mistakesIn(transcript);
  expect(mistakes.map(({ reason }) => reason)).toEqual([
    'a reload that brings real servers back leaves the sorry server in their place',
  ]);
  expect(withoutMistakes(transcript, mistakes)).toBe(`${START}
check
  -a -t 10.0.0.2:80 -r 10.1.0.2:80 -m -w 1`);
});

test('a sorry server that goes is no mistake', () => {
  expect(
    mistakesIn(`${START}\n  log Removing sorry server [10.1.0.9]:tcp:80 from VS [10.0.0.1]:tcp:80`),
  ).toEqual([]);
});
