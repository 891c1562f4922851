import type { Subject } from '@kaconf/picture';
import { type Proof, problemWords, type Timeline, timeText } from '@kaconf/simulate';
import { alsoLines, commandOf, provenLines } from './proof-text.ts';
import { shareText } from './timeline-text.ts';

/** A story as a picture shows it. */
export function storySubject(timeline: Timeline): Subject {
  const nodes = new Set(timeline.lanes.map(({ node }) => node));
  const worse = timeline.spells.filter(({ isWorse }) => isWorse).length;
  const often = worse === 1 ? 'once' : `${worse} times`;
  const verdict =
    worse === 0 ? 'Every limit of the protocol was kept.' : `WORSE than a limit of the protocol: ${often}.`;
  return {
    words: [
      `${[...nodes].join(', ')}: ${timeText(timeline.to)} in virtual time`,
      verdict,
      ...timeline.shares.map(shareText),
    ],
    timeline,
  };
}

/** The shortest story that breaks it, or what was tried. */
export function proofSubject(proof: Proof, command: string): Subject {
  const [shortest, ...others] = proof.breaks;
  const [problem] = shortest?.problems ?? [];
  if (!shortest || !problem) return { words: provenLines(proof), timeline: undefined };
  const [what, ...why] = problemWords(problem);
  const words: Subject['words'] = [
    `not proven: ${what}`,
    ...why,
    commandOf(shortest, command),
    ...alsoLines(others),
  ];
  return { words, timeline: shortest.timeline };
}
