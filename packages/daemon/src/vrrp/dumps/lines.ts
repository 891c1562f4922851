/** Under a heading, five blanks before each; nothing when there are none. */
export function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`   ${heading}:`, ...lines.map((line) => `     ${line}`)];
}

/** A part of keepalived.data; nothing when there is nothing in it. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`------< ${title} >------`, ...lines];
}
