/** Lines that say nothing of what a keepalived does, or say who it is. */
const UNTOLD: readonly RegExp[] = [
  /^(?:Starting|Stopped) Keepalived v/,
  /^Running on Linux/,
  /^Command line:/,
  /^ {5,}'/,
  /^Configuration file /,
  /^(?:CPU usage|Stopped - used)/,
  /^WARNING - keepalived was built for/,
  // Busy machines are late.
  /^A thread timer expired/,
  /^NOTICE: setting config option max_auto_priority/,
];

export function isTold(text: string): boolean {
  return !UNTOLD.some((pattern) => pattern.test(text));
}

/** Who it is and how long something took is chance. */
export function masked(text: string): string {
  return text
    .replace(/process\(\d+\)/g, 'process(PID)')
    .replace(/delivered in \d+ usec/g, 'delivered in TIME')
    .replace(/pid(=| )\d+/g, 'pid$1PID')
    .replace(/\b10\.0\.0\.1[12]\b/g, 'OWN')
    .replace(/\bfd00::1[12]\b/g, 'OWN6')
    .replace(/\[\d+\]: /g, ': ')
    .replace(/(used|in) \d+\.\d+ ?s/g, '$1 TIME s');
}
