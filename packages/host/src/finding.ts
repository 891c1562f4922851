import {
  type Code,
  type Diagnostic,
  failsTest,
  type KeepalivedLine,
  type Position,
  type Reader,
  type Span,
} from '@kaconf/diagnostics';

/** Every kind of finding between a configuration and the machine, and its stable code. */
export const CODES = {
  missingNamespace: 'KA0504',
  scriptNotFound: 'KA0513',
  insecureScript: 'KA0514',
  scriptNotExecutable: 'KA0515',
  noScriptSecurity: 'KA0517',
} as const satisfies Record<string, Code>;

/** What a finding says in keepalived's words; the VRRP process says it unless another reader is named. */
export interface Wording {
  readonly text: string;
  /** Where keepalived puts it; absent when it names no place. */
  readonly at?: Position;
  readonly status?: KeepalivedLine['status'];
  readonly reader?: Reader;
}

export interface Finding {
  readonly code: keyof typeof CODES;
  /** By default a warning; what makes a configuration test fail is an error. */
  readonly severity?: 'warning' | 'note';
  readonly span: Span;
  readonly message: string;
  readonly hint?: string | undefined;
  readonly says: readonly Wording[];
}

/** By default of lines that make a configuration test fail. */
export function finding({ code, severity = 'warning', span, message, hint, says }: Finding): Diagnostic {
  const keepalived = says.map(({ text, at, status = 'config', reader = 'vrrp' }) => ({
    text,
    ...(at !== undefined && { at }),
    readers: [reader],
    status,
  }));
  return {
    code: CODES[code],
    severity: failsTest({ keepalived }) ? 'error' : severity,
    span,
    message,
    ...(hint !== undefined && { hint }),
    keepalived,
  };
}

/** A line that the daemon logs and the configuration test keeps to itself. */
export function logged(text: string, reader: Reader = 'vrrp'): Wording {
  return { text, status: 'log', reader };
}
