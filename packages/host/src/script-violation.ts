import type { Program } from '@kaconf/config';
import type { Diagnostic } from '@kaconf/diagnostics';
import { finding } from './finding.ts';
import type { Judged } from './script-programs.ts';

/** What the scripts of each process are called. */
const KINDS: readonly [reader: Program['reader'], scripts: string][] = [
  ['parent', 'start/shutdown scripts'],
  ['checker', 'check scripts'],
  ['vrrp', 'scripts'],
];

/** Every process that executes something complains that script security is off. */
export function violation(judged: readonly Judged[]): Diagnostic[] {
  return KINDS.flatMap(([reader, scripts]) => {
    const own = judged.filter(({ program }) => program.reader === reader);
    const executed = own.find(({ verdict }) => verdict.executed);
    if (executed === undefined) return [];
    const insecure = own.some(({ verdict }) => verdict.unsafe) ? ' There are insecure scripts.' : '';
    const text = `SECURITY VIOLATION - ${scripts} are being executed but script_security not enabled.${insecure}`;
    return [
      finding({
        code: 'noScriptSecurity',
        span: executed.program.script.span,
        message: `${scripts} run without a check that nobody but root can replace them`,
        hint: 'put enable_script_security and script_user into global_defs',
        says: [{ text, status: 'security', reader }],
      }),
    ];
  });
}
