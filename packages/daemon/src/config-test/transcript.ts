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
  const ours = findings.flatMap((each) => utterancesOf(each, reader));
  const reading = ours.filter(isReading).toSorted((a, b) => a.row - b.row);
  const whole = ours.filter((each) => !isReading(each));
  const atOnce = whole.filter(({ line }) => line.atEndOfFile);
  const later = whole.filter(({ line }) => !line.atEndOfFile);
  const onHost = host.findings.flatMap((each) => utterancesOf(each, reader));
  // Whoever gives up does so before it looks at anything as a whole.
  const end = later.find(({ line }) => line.status === 'fatal');
  // At scripts VRRP looks first, the checkers last.
  const complete = reader === 'vrrp' ? [...onHost, ...later] : [...later, ...onHost];
  const said = [...reading, ...atOnce, ...(end ? [end] : complete)];
  return untilStop(said.flatMap((each) => printed(each, reader, severalFiles)));
}

/** One of the lines that keepalived says about a finding. */
interface Utterance {
  readonly finding: Diagnostic;
  readonly line: KeepalivedLine;
  /** Of the place where keepalived is when it says it; infinite when it has read all. */
  readonly row: number;
}

function utterancesOf(finding: Diagnostic, reader: Reader): Utterance[] {
  const { keepalived = [] } = finding;
  const place = keepalived.find(({ at }) => at !== undefined)?.at ?? finding.span;
  return keepalived
    .filter(({ readers }) => readers.includes(reader))
    .map((line) => {
      const at = line.at ?? (line.status === 'log' ? place : undefined);
      return { finding, line, row: at === undefined ? Number.POSITIVE_INFINITY : rowOf(at) };
    });
}

function isReading({ row }: Utterance): boolean {
  return row !== Number.POSITIVE_INFINITY;
}

function printed({ finding, line }: Utterance, reader: Reader, severalFiles: boolean): Said[] {
  const texts = keepalivedLines([{ ...finding, keepalived: [line] }], reader, severalFiles);
  return texts.map((text) => ({ text, status: line.status }));
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
