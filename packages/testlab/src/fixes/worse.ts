import type { Verdict } from './examination.ts';

/** From the best to the worst: fine, script security, complaints, no configuration; whatever else is worse than these. */
const STATUSES: readonly Verdict['status'][] = [0, 6, 5, 4];

/** What is worse of a configuration than before, in lines. What was said of it then does not count, in whatever line it is now. */
export function worse(before: Verdict, after: Verdict): readonly string[] {
  const status = rank(after) > rank(before) ? [`exit status ${before.status} is ${after.status}`] : [];
  const known = before.messages.map(whatItSays);
  const added = after.messages.filter((message) => {
    const at = known.indexOf(whatItSays(message));
    if (at !== -1) known.splice(at, 1);
    return at === -1;
  });
  return [...status, ...added.map((message) => `now says ${message}`)];
}

function rank({ status }: Verdict): number {
  const at = STATUSES.indexOf(status);
  return at === -1 ? STATUSES.length : at;
}

/** Where a keyword is unknown, its later name is no better. */
function whatItSays(message: string): string {
  return message.replace(/^\((?:.+: )?Line \d+\) /, '').replace(/^Unknown keyword .*/, 'Unknown keyword');
}
