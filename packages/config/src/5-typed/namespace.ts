import type { Diagnostic } from '@kaconf/diagnostics';
import { codes } from '../codes.ts';
import type { NetNamespace } from '../config.ts';

/**
 * Where a definition is missing there is no network namespace of the name, and without that keepalived ends at once. So
 * does its configuration test, as if all were well.
 */
export function judgeNamespace(
  namespace: NetNamespace | undefined,
  diagnostics: readonly Diagnostic[],
): readonly Diagnostic[] {
  const reference = /\$[A-Za-z_]\w*/.exec(namespace?.name ?? '')?.[0];
  if (namespace === undefined || reference === undefined) return diagnostics;
  const missing: Diagnostic = {
    code: codes.badDefinition,
    severity: 'warning',
    span: namespace.span,
    message: `nothing defines ${reference} before, and there is no such network namespace`,
    hint: 'keepalived ends at once, and its configuration test finds nothing wrong',
  };
  return [missing, ...diagnostics.map(asWarning)];
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === 'error' ? { ...diagnostic, severity: 'warning' } : diagnostic;
}
