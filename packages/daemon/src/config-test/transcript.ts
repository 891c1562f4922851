import {
  type Diagnostic,
  type KeepalivedLine,
  keepalivedLines,
  type Reader,
  rowOf,
} from '@kaconf/diagnostics';
import type { HostReport } from '@kaconf/host';

/** A line of keepalived's. */
export interface Said {
  readonly text: string;
  readonly status: KeepalivedLine['status'];
}

/**
 * What one of keepalived's processes says about a configuration: line by line while it reads, then about the file as a
 * whole, then about what the file adds up to.
 *
 * @param findings of the configuration alone
 * @param severalFiles whether several were asked for
 */
export function transcript(
  findings: readonly Diagnostic[],
  host: HostReport,
  reader: Reader,
  severalFiles: boolean,
): Said[] {
  const ours = findings.filter((each) => says(each, reader));
  const located = [...ours.filter(isLocated), ...host.reading.filter((each) => says(each, reader))];
  const whole = ours.filter((each) => !isLocated(each));
  const onHost = host.complete.filter((each) => says(each, reader));
  const said = [
    ...located.flatMap(linesOf).toSorted((a, b) => rowWhere(a) - rowWhere(b)),
    ...whole.filter((each) => says(each, 'parent')).flatMap(linesOf),
    ...onHost.flatMap(linesOf),
    ...(host.refused && onHost.length > 0
      ? []
      : whole.filter((each) => !says(each, 'parent')).flatMap(linesOf)),
  ];
  return untilStop(said.flatMap((line) => textsOf(line, reader, severalFiles)));
}

/** What processes say one after the other; the parent starts none without the files that the configuration demands. */
export function allSay(readers: readonly Reader[], say: (reader: Reader) => readonly Said[]): Said[] {
  const said: Said[] = [];
  for (const reader of readers) {
    said.push(...say(reader));
    if (said.some(({ status }) => status === 'noConfig')) break;
  }
  return untilStop(said);
}

/** After a line that stops keepalived there is no other. */
function untilStop(said: readonly Said[]): Said[] {
  const stop = said.findIndex(({ status }) => status === 'stop');
  return stop === -1 ? [...said] : said.slice(0, stop + 1);
}

/** One of the lines that belong to a finding. */
interface Line {
  readonly finding: Diagnostic;
  readonly line: KeepalivedLine;
}

function linesOf(finding: Diagnostic): Line[] {
  return (finding.keepalived ?? []).map((line) => ({ finding, line }));
}

function textsOf({ finding, line }: Line, reader: Reader, severalFiles: boolean): Said[] {
  const texts = keepalivedLines([{ ...finding, keepalived: [line] }], reader, severalFiles);
  return texts.map((text) => ({ text, status: line.status }));
}

function says({ keepalived = [] }: Diagnostic, reader: Reader): boolean {
  return keepalived.some(({ readers }) => readers.includes(reader));
}

function isLocated({ keepalived = [] }: Diagnostic): boolean {
  return keepalived.some(({ at }) => at !== undefined);
}

/** Where keepalived is when it says this: behind the end, when it names no line. */
function rowWhere({ line: { at } }: Line): number {
  return at === undefined ? Number.POSITIVE_INFINITY : rowOf(at);
}
