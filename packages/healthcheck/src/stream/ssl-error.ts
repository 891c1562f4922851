/** `error:0A00045C:SSL routines:ssl3_read_bytes:tlsv13 alert …:../ssl/record/rec_layer_s3.c:916:SSL alert number 116` */
const STACK_LINE = /error:([0-9A-F]{8}):([^:]*):([^:]*):([^:]*):([^:]*):(\d+):([^\n]*)/;
/** ERR_TXT_MALLOCED, and ERR_TXT_STRING where there is one. */
const [WITHOUT_DATA, WITH_DATA] = ['0x1', '0x3'];

/** What OpenSSL 3.0 says of a connection that was closed beneath TLS; ours does not say it. */
export const UNEXPECTED_EOF =
  "SSL error 'error:0A000126:SSL routines::unexpected eof while reading' at ../ssl/record/rec_layer_s3.c:318 (ssl3_read_n) data '' flags 0x1";

/** What the log has of an error of OpenSSL, as keepalived words it. */
export function sslErrorText({ message }: Error): string | undefined {
  const [, code, library, routine, reason, file, line, data = ''] = STACK_LINE.exec(message) ?? [];
  if (code === undefined) return;
  const flags = data === '' ? WITHOUT_DATA : WITH_DATA;
  return `SSL error 'error:${code}:${library}::${reason}' at ${file}:${line} (${routine}) data '${data}' flags ${flags}`;
}
