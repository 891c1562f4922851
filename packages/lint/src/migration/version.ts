/** Of keepalived: `2.0.15`. */
export type Version = readonly [major: number, minor: number, patch: number];

/** Of `2.0` the first that is called so. */
export function firstOf(text: string): Version {
  return version(text, 0);
}

/** Of `2.0` the last that may ever be called so. */
export function lastOf(text: string): Version {
  return version(text, Number.POSITIVE_INFINITY);
}

/** Negative if `a` is the older. */
export function compare(a: Version, b: Version): number {
  const [at = 0] = a.flatMap((part, index) => (part === b[index] ? [] : [index]));
  return a[at] === b[at] ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function version(text: string, patchIfNone: number): Version {
  const [major = 0, minor = 0, patch = patchIfNone] = text.split('.').map(Number);
  return [major, minor, patch];
}
