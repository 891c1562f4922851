import { expect, test } from 'vitest';
import { parseLogMessages, patternOf } from '../src/log-messages/table.ts';

const DOCUMENT = `# Log messages

## States

The scenario: [states.txt](../fixtures/log-messages/states.txt).

| text | when | level | process |
|---|---|---|---|
| \`(<instance>) Entering MASTER STATE\` | it becomes master | info | Keepalived_vrrp |
| \`\` Script \`<script>\` \`\` | it ended | info, \`-D\` | Keepalived |
| \`Bye\` | it goes (since 2.4.0) | info, \`-D -D\` | Keepalived |
`;

test('a document has tables of messages, each with its scenario', () => {
  expect(parseLogMessages(DOCUMENT)).toEqual([
    {
      scenario: '../fixtures/log-messages/states.txt',
      messages: [
        {
          text: '(<instance>) Entering MASTER STATE',
          when: 'it becomes master',
          level: 'info',
          detail: 0,
          process: 'Keepalived_vrrp',
        },
        { text: 'Script `<script>`', when: 'it ended', level: 'info', detail: 1, process: 'Keepalived' },
        {
          text: 'Bye',
          when: 'it goes (since 2.4.0)',
          level: 'info',
          detail: 2,
          process: 'Keepalived',
          since: '2.4.0',
        },
      ],
    },
  ]);
});

test.each([
  DOCUMENT.replace('it becomes master', ''),
  DOCUMENT.replace('states.txt)', 'states)'),
  '## States\n[a](../fixtures/log-messages/a.txt)\n',
])('what is no table of messages is not passed over', (document) => {
  expect(() => parseLogMessages(document)).toThrow();
});

test('what stands in angle brackets may be anything, the rest is literal', () => {
  const pattern = patternOf({ text: '(<instance>) Entering MASTER STATE' });
  expect(pattern.test('(VI_1) Entering MASTER STATE')).toBe(true);
  expect(pattern.test('VI_1 Entering MASTER STATE')).toBe(false);
  expect(pattern.test('(VI_1) Entering MASTER STATE again')).toBe(false);
});
