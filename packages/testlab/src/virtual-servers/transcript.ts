import type { LogLine } from '../daemon/daemon.ts';
import { isTold, masked } from './masks.ts';
import type { Recording } from './record.ts';
import { isLook, stepText } from './scenario.ts';

/** Whom a line is about: a real server, a virtual one, or both. */
const SUBJECT = /\[[^\]]+\]:(?:\w+:)?\d+|FWM \d+/g;

/** What the parent says, which does not wait for its children. */
const OF_PARENT = /^(?:Start|Stop|Opening file|Reload(?:ing \.\.\.| complete)|pid |\w+ process\(\d+\) died)/;

/** A child says so before it reads its configuration, and in ours whoever reads it is another. */
const BEGINS_ANEW = /^Reloading$/;

/** A recording as text: each step, and indented what followed it. Times are not in it, the order of each server's lines is. */
export function transcriptOf({ chapters, log, notifications }: Recording): string {
  const acts = chapters.filter(({ step }) => !isLook(step)).map(({ from }) => from);
  return chapters
    .flatMap(({ step, from, found }) => {
      const until = acts.find((time) => time > from) ?? Number.POSITIVE_INFINITY;
      const within = ({ time }: LogLine) => acts.includes(from) && time >= from && time < until;
      const logged = log.filter(within).map(({ text }) => text);
      const told = notifications.filter(within).map(({ text }) => text);
      const all = [
        ...bySubject(logged.filter(isTold).map(masked)).map((text) => `log ${text}`),
        ...bySubject(told).map((text) => `notify ${text}`),
        ...found.map(masked),
      ];
      return [stepText(step), ...all.map((text) => `  ${text}`)];
    })
    .join('\n');
}

/** Which of two servers is heard of first may be a matter of luck. */
function bySubject(lines: readonly string[]): readonly string[] {
  const subjects = Map.groupBy(lines, (text) =>
    BEGINS_ANEW.test(text) ? '!' : OF_PARENT.test(text) ? '"' : (text.match(SUBJECT) ?? []).join(' '),
  );
  return [...subjects].toSorted(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, about]) => about);
}
