import { micros, seconds } from '@kaconf/net';
import { expect, test } from 'vitest';
import { SmtpDialogue, type SmtpEvent } from '../../src/index.ts';

const plan = { heloName: 'checker.example.net', name: '[10.0.0.2]:25', timeout: seconds(5) };

type Told = readonly [second: number, event: SmtpEvent | string];

/** What comes of it: what is sent and logged, how it ends, and when. Where nothing is said any more the deadline comes. */
function tell(told: readonly Told[]): readonly (string | number)[] {
  const dialogue = new SmtpDialogue(plan, micros(0));
  const said: string[] = [];
  for (const [second, what] of [...told, undefined].map((entry) => entry ?? [Number.NaN, ''])) {
    const now = Number.isNaN(second) ? dialogue.deadline : seconds(Number(second));
    const event = Number.isNaN(second)
      ? ({ type: 'timer' } as const)
      : typeof what === 'string'
        ? ({ type: 'received', octets: Buffer.from(what) } as const)
        : (what as SmtpEvent);
    const { send, text, outcome } = dialogue.step(event, now);
    if (send !== undefined) said.push(send);
    if (text !== undefined) said.push(text);
    if (outcome !== undefined)
      return [...said, outcome.type === 'passed' ? 'passed' : outcome.text, now / 1_000_000];
  }
  return said;
}

const connected = { type: 'connected' } as const;
const ended = { type: 'ended' } as const;
const HELO = 'HELO checker.example.net\r\n';
const QUIT = 'QUIT\r\n';

test.each<[string, readonly Told[], readonly (string | number)[]]>([
  [
    'a mail server',
    [
      [1, connected],
      [2, '220 mail ESMTP\r\n'],
      [3, '250 mail\r\n'],
      [4, '221 bye\r\n'],
    ],
    [HELO, QUIT, 'passed', 4],
  ],
  [
    'one that speaks octet by octet',
    [
      [1, connected],
      ...[...'220 m\r\n'].map((octet): Told => [5, octet]),
      [9, '250 '],
      [13, '\n'],
      [17, '?\n'],
    ],
    [HELO, QUIT, 'passed', 17],
  ],
  ['nobody', [], ['Connection timeout to server [10.0.0.2]:25', 5]],
  ['one that is silent', [[1, connected]], ['Read timeout from server [10.0.0.2]:25', 6]],
  [
    'one that stops',
    [
      [1, connected],
      [2, '220 m\r\n'],
    ],
    [HELO, 'Read timeout from server [10.0.0.2]:25', 7],
  ],
  [
    'one that goes',
    [
      [1, connected],
      [2, ended],
    ],
    ['Read failure from server [10.0.0.2]:25', 2],
  ],
  [
    'one that goes without a goodbye',
    [
      [1, connected],
      [2, '220 m\r\n'],
      [3, '250 m\r\n'],
      [4, ended],
    ],
    [HELO, QUIT, 'Read failure from server [10.0.0.2]:25', 4],
  ],
  [
    'one that refuses',
    [
      [1, connected],
      [2, '554 no\r\n'],
    ],
    ['Bad greeting banner from server [10.0.0.2]:25', 2],
  ],
  [
    'one with more to say',
    [
      [1, connected],
      [2, '220-m\r\n220 m\r\n'],
    ],
    ['Bad greeting banner from server [10.0.0.2]:25', 2],
  ],
  [
    'a code and nothing else',
    [
      [1, connected],
      [2, '220\n'],
      [3, '550 no\n'],
    ],
    [HELO, 'Bad HELO response from server [10.0.0.2]:25', 3],
  ],
  [
    'a code as RFC 5321 has it',
    [
      [1, connected],
      [2, '220\r\n'],
    ],
    ['Bad greeting banner from server [10.0.0.2]:25', 2],
  ],
  [
    'a NUL',
    [
      [1, connected],
      [2, '220 \0\r\n'],
    ],
    ['Read timeout from server [10.0.0.2]:25', 7],
  ],
  [
    'a line that is too long',
    [
      [1, connected],
      [2, `${'x'.repeat(600)}\n`],
    ],
    [
      'SMTP_CHECK Buffer overflow reading from server [10.0.0.2]:25. Increase SMTP_BUFF_MAX in check_smtp.h',
      'Bad greeting banner from server [10.0.0.2]:25',
      2,
    ],
  ],
  [
    'a line without an end',
    [
      [1, connected],
      [2, 'x'.repeat(511)],
      [3, `${'x'.repeat(600)}`],
      [4, 'x\n'],
    ],
    [
      'SMTP_CHECK Buffer overflow reading from server [10.0.0.2]:25. Increase SMTP_BUFF_MAX in check_smtp.h',
      'Bad greeting banner from server [10.0.0.2]:25',
      4,
    ],
  ],
  [
    'one that cannot be written to',
    [
      [1, connected],
      [2, { type: 'unsent' }],
    ],
    ['Write failure to server [10.0.0.2]:25', 2],
  ],
])('%s', (_, told, said) => expect(tell(told)).toEqual(said));

test('what drips without an end fails after a minute', () => {
  const drip = Array.from({ length: 60 }, (_, second): Told => [second, second === 0 ? connected : 'x']);
  expect(tell(drip)).toEqual(['Read timeout from server [10.0.0.2]:25', 60]);
});
