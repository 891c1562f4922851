import { createHash } from 'node:crypto';

const HEADERS_END = '\r\n\r\n';
const ROW = 16;
/** Offsets are shown to 16 bits. */
const OFFSETS = 0x1_0000;

/** What is said of an answer. */
export interface Report {
  readonly stdout: string;
  readonly stderr: string;
}

/** The MD5 of a page, without its headers, in hexadecimal; in detail also everything that came, byte by byte. */
export function report(answer: Buffer, verbose: boolean): Report {
  const end = answer.indexOf(HEADERS_END);
  if (end < 0) return { stdout: '', stderr: 'no data received from remote webserver\n' };
  const headers = answer.subarray(0, end + HEADERS_END.length);
  const body = answer.subarray(headers.length).subarray(0, contentLength(headers.toString('latin1')));
  const digest = createHash('md5').update(body).digest();
  const detail = verbose ? details(headers, body, digest) : '';
  return { stdout: `${detail}${digest.toString('hex')}\n`, stderr: '' };
}

/** Infinite when it is not said. */
function contentLength(headers: string): number {
  const [, length] = /Content-Length:\s*(\d+)\r/.exec(headers) ?? [];
  return length === undefined ? Number.POSITIVE_INFINITY : Number(length);
}

function details(headers: Buffer, body: Buffer, digest: Buffer): string {
  return [
    rule('    HTTP Header Buffer    '),
    dump(headers),
    rule(' HTTP Header Ascii Buffer '),
    `${headers.toString('latin1')}\n`,
    ...(body.length > 0 ? [rule('        HTML Buffer        '), dump(body)] : []),
    '\n',
    rule('    HTML hash resulting    '),
    dump(digest),
    rule(' HTML hash final resulting '),
  ].join('');
}

function rule(title: string): string {
  const dashes = '-'.repeat(23);
  return `${dashes}[${title}]${dashes}\n`;
}

/** `0000  68 65 6c … -  … 6f   hello` */
function dump(bytes: Buffer): string {
  const rows = Array.from({ length: Math.ceil(bytes.length / ROW) }, (_, index) => index * ROW);
  return rows.map((at) => dumpRow(at, bytes.subarray(at, at + ROW))).join('');
}

function dumpRow(at: number, bytes: Buffer): string {
  const hex = Array.from({ length: ROW }, (_, index) => {
    const byte = bytes[index];
    return byte === undefined ? '   ' : ` ${byte.toString(16).padStart(2, '0')}`;
  });
  const halves = [hex.slice(0, ROW / 2), hex.slice(ROW / 2)].map((half) => half.join(''));
  const text = bytes.toString('latin1').replace(/[^ -~]/g, '.');
  return `${String(at % OFFSETS).padStart(4, '0')} ${halves.join(' -')}   ${text.padEnd(ROW)}\n`;
}
