/** How a check has ended that either passes or fails. */
export type Outcome =
  | { readonly type: 'passed' }
  /** `text` is logged where all failures are. */
  | { readonly type: 'failed'; readonly text?: string }
  /** It could not be tried, for which the real server cannot be blamed. `text` is always logged. */
  | { readonly type: 'notTried'; readonly text: string };
