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
  const reading = ours.filter(isLocated);
  const whole = ours.filter((each) => !isLocated(each));
  const onHost = host.complete.filter((each) => says(each, reader));
  const said = [
    ...merge(reading, host.reading.filter((each) => says(each, reader)).toSorted(byRow)),
    ...whole.filter((each) => says(each, 'parent')),
    ...onHost,
    ...(host.refused && onHost.length > 0 ? [] : whole.filter((each) => !says(each, 'parent'))),
  ];
  return untilStop(said.flatMap((finding) => linesOf(finding, reader, severalFiles)));
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

/** Both keep their order; of the same line the first comes first. */
function merge(first: readonly Diagnostic[], second: readonly Diagnostic[]): Diagnostic[] {
  const rest = [...second];
  const merged = first.flatMap((each) => {
    const later = rest.findIndex((other) => rowWhere(other) >= rowWhere(each));
    return [...rest.splice(0, later === -1 ? rest.length : later), each];
  });
  return [...merged, ...rest];
}

function linesOf(finding: Diagnostic, reader: Reader, severalFiles: boolean): Said[] {
  return (finding.keepalived ?? []).flatMap((line) => {
    const texts = keepalivedLines([{ ...finding, keepalived: [line] }], reader, severalFiles);
    return texts.map((text) => ({ text, status: line.status }));
  });
}

function says({ keepalived = [] }: Diagnostic, reader: Reader): boolean {
  return keepalived.some(({ readers }) => readers.includes(reader));
}

function isLocated({ keepalived = [] }: Diagnostic): boolean {
  return keepalived.some(({ at }) => at !== undefined);
}

function byRow(a: Diagnostic, b: Diagnostic): number {
  return rowWhere(a) - rowWhere(b);
}

/** Where keepalived is when it says this. */
function rowWhere({ keepalived = [], span }: Diagnostic): number {
  return rowOf(keepalived.find(({ at }) => at !== undefined)?.at ?? span);
}
