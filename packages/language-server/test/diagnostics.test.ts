import type { Diagnostic, Span } from '@kaconf/diagnostics';
import { expect, test } from 'vitest';
import { diagnosticOf } from '../src/diagnostics.ts';

const span: Span = { file: '/etc/web.conf', line: 2, column: 5, endLine: 2, endColumn: 13 };
const uriOf = (path: string) => `file://${path}`;
const range = { start: { line: 1, character: 4 }, end: { line: 1, character: 12 } };

test.each<[string, Diagnostic, object]>([
  [
    'an error with a way out',
    { code: 'KA0009', severity: 'error', span, message: "found '300', allowed is 1–255", hint: 'write less' },
    {
      range,
      severity: 1,
      code: 'KA0009',
      source: 'kaconf',
      message: "found '300', allowed is 1–255\nwrite less",
    },
  ],
  [
    'what is deprecated',
    { code: 'KA0011', severity: 'warning', span, message: "'lvs' is deprecated" },
    { range, severity: 2, code: 'KA0011', source: 'kaconf', message: "'lvs' is deprecated", tags: [2] },
  ],
  [
    'what nothing uses',
    { code: 'KL702', severity: 'note', span, message: 'nothing refers to $A' },
    { range, severity: 3, code: 'KL702', source: 'kaconf', message: 'nothing refers to $A', tags: [1] },
  ],
  [
    'the steps to it, and other places',
    {
      code: 'KA0016',
      severity: 'warning',
      span: {
        ...span,
        via: [
          {
            type: 'definition',
            name: 'VRID',
            file: '/etc/keepalived.conf',
            line: 1,
            column: 7,
            endColumn: 10,
          },
          { type: 'include', file: '/etc/keepalived.conf', line: 2, column: 9, endColumn: 22 },
        ],
      },
      message: 'twice',
      related: [{ span: { ...span, line: 7, endLine: 7 }, message: 'here, too' }],
    },
    {
      range,
      severity: 2,
      code: 'KA0016',
      source: 'kaconf',
      message: 'twice',
      relatedInformation: [
        {
          location: {
            uri: 'file:///etc/keepalived.conf',
            range: { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } },
          },
          message: 'in the definition of $VRID',
        },
        {
          location: {
            uri: 'file:///etc/keepalived.conf',
            range: { start: { line: 1, character: 8 }, end: { line: 1, character: 21 } },
          },
          message: 'included from here',
        },
        {
          location: {
            uri: 'file:///etc/web.conf',
            range: { start: { line: 6, character: 4 }, end: { line: 6, character: 12 } },
          },
          message: 'here, too',
        },
      ],
    },
  ],
])('%s', (_, finding, expected) => {
  expect(diagnosticOf(finding, uriOf)).toEqual(expected);
});
