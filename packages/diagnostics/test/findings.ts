import type { Diagnostic, Span } from '../src/index.ts';

/** A span within one line: `at('a.conf', 3, 5, 8)` are columns 5 to 7 of line 3. */
export function at(file: string, line: number, column: number, endColumn = column + 1): Span {
  return { file, line, column, endLine: line, endColumn };
}

export const unknownKeyword: Diagnostic = {
  code: 'KA0101',
  severity: 'error',
  span: at('keepalived.conf', 2, 3, 11),
  message: "unknown keyword 'priorty' in vrrp_instance",
  hint: "did you mean 'priority'?",
  fix: {
    title: "replace it by 'priority'",
    span: at('keepalived.conf', 2, 3, 11),
    replacement: 'priority',
  },
  keepalived: [
    {
      text: "Unknown keyword 'priorty'",
      at: { file: 'keepalived.conf', line: 2 },
      readers: ['vrrp'],
      status: 'config',
    },
  ],
};

export const vridRange: Diagnostic = {
  code: 'KA0203',
  severity: 'warning',
  span: at('keepalived.conf', 9, 20, 23),
  message: 'virtual_router_id is 300, allowed are 1 to 255',
  keepalived: [
    {
      text: "number '300' outside range [1, 255]",
      at: { file: 'keepalived.conf', line: 9 },
      readers: ['vrrp'],
      status: 'config',
    },
    { text: '(VI_1) the virtual router id must be set', readers: ['parent', 'vrrp'], status: 'config' },
  ],
};

export const silent: Diagnostic = {
  code: 'KA0300',
  severity: 'note',
  span: at('/etc/keepalived/100%, a:b.conf', 1, 1, 5),
  message: 'auth_pass is 12 characters long,\nthe first 8 count',
};

/** The value is in a definition, and where it is used in a file that is included. */
export const indirect: Diagnostic = {
  code: 'KA0203',
  severity: 'error',
  span: {
    ...at('conf.d/a.conf', 12, 23, 28),
    via: [
      { type: 'definition', name: 'VRID', file: 'keepalived.conf', line: 2, column: 7, endColumn: 10 },
      { type: 'sequence', name: 'N', file: 'conf.d/a.conf', line: 11, column: 1, endColumn: 11 },
      { type: 'include', file: 'keepalived.conf', line: 4, column: 9, endColumn: 22 },
    ],
  },
  message: "found '300', allowed is 1–255",
  hint: 'all routers of a group share it',
};

/** About two files. */
export const twofold: Diagnostic = {
  code: 'KL801',
  severity: 'error',
  span: at('b.conf', 3, 5, 25),
  message: "'VI_1' has VRID 52, a has 51",
  hint: 'give both the same',
  related: [{ span: at('a.conf', 12, 5, 25), message: 'that of a' }],
};
