import type { Millis } from './clock.ts';

/** What happened, oldest first: log lines, frames on the wire, answers to a ping. It only grows. */
export interface Chronicle<Entry extends { readonly time: Millis }> {
  readonly entries: readonly Entry[];
  record(entry: Entry): void;
  /** Hears every entry from now on. Returns the way to stop listening. */
  follow(listener: (entry: Entry) => void): () => void;
  /**
   * The first entry that fits, an earlier one too.
   * @throws Error naming `what` when none came within so many milliseconds
   */
  waitFor(what: string, fits: (entry: Entry) => boolean, within: Millis): Promise<Entry>;
}

export function openChronicle<Entry extends { readonly time: Millis }>(): Chronicle<Entry> {
  const entries: Entry[] = [];
  const listeners = new Set<(entry: Entry) => void>();
  const follow = (listener: (entry: Entry) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    entries,
    follow,
    record(entry) {
      entries.push(entry);
      for (const listener of listeners) listener(entry);
    },
    async waitFor(what, fits, within) {
      return entries.find(fits) ?? (await firstToCome(follow, what, fits, within));
    },
  };
}

function firstToCome<Entry>(
  follow: (listener: (entry: Entry) => void) => () => void,
  what: string,
  fits: (entry: Entry) => boolean,
  within: Millis,
): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => {
      leave();
      reject(new Error(`${what} did not happen within ${within} ms`));
    }, within);
    const leave = follow((entry) => {
      if (!fits(entry)) return;
      clearTimeout(timeout);
      leave();
      resolve(entry);
    });
  });
}
