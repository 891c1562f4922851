/** What a checker remembers from one check to the next. Plain data. */
export interface Progress {
  readonly up: boolean;
  /** Whether it has ever found out. */
  readonly hasRun: boolean;
  /** How many failures in a row there were that were forgiven. */
  readonly retries: number;
}

/** Of one that begins: its first failure is enough. */
export function begin({ alpha, retry }: { readonly alpha: boolean; readonly retry: number }): Progress {
  return { up: !alpha, hasRun: false, retries: retry };
}
