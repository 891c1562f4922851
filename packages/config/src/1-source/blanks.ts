/** What C takes for white space; to JavaScript hard spaces and byte order marks are some, too. */
export function isBlank(code: number): boolean {
  return code === SPACE || (code >= TAB && code <= RETURN);
}

const TAB = 0x09;
const RETURN = 0x0d;
const SPACE = 0x20;

export function trimStart(text: string): string {
  let start = 0;
  while (isBlank(text.charCodeAt(start))) start++;
  return text.slice(start);
}

export function trimEnd(text: string): string {
  let end = text.length;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(0, end);
}
