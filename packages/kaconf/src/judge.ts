import { parseConfig } from '@kaconf/config';
import { type Diagnostic, rowOf } from '@kaconf/diagnostics';
import { checkHost, type Host } from '@kaconf/host';

/**
 * What there is to say about a configuration, in the order of keepalived's lines.
 *
 * @param host without it the text alone is judged
 */
export function judge(file: string, text: string, host: Host | undefined): readonly Diagnostic[] {
  const { config, diagnostics } = parseConfig({ file, text }, host && { names: host.names });
  if (host === undefined) return diagnostics;
  const { reading, complete } = checkHost(config, host);
  const onHost = complete.reduce(conclude, [...reading]);
  return [...diagnostics, ...onHost].toSorted((a, b) => rowWhere(a) - rowWhere(b));
}

/** What keepalived says twice of the same mistake, while it reads and at the end, is one finding. */
function conclude(findings: Diagnostic[], conclusion: Diagnostic): Diagnostic[] {
  const { code, span, keepalived = [] } = conclusion;
  const same = findings.findIndex((each) => each.code === code && each.span === span);
  const earlier = findings[same];
  if (earlier === undefined) return [...findings, conclusion];
  return findings.with(same, { ...earlier, keepalived: [...(earlier.keepalived ?? []), ...keepalived] });
}

/** Where keepalived is when it says it. */
function rowWhere({ span, keepalived: [first] = [] }: Diagnostic): number {
  if (first === undefined) return rowOf(span);
  return first.at === undefined ? Number.POSITIVE_INFINITY : rowOf(first.at);
}
