import { type Break, operandOf, type Proof, problemWords, timeText } from '@kaconf/simulate';
import { happenings, spellText } from './timeline-text.ts';

/** More of the same say no more. */
const ALSO = 10;

/** @param command that shows a story: `kaconf simulate a.conf b.conf` */
export function proofText(proof: Proof, command: string): string {
  const [shortest, ...others] = proof.breaks;
  if (!shortest) return provenText(proof);
  const [what, ...why] = wordsOf(shortest);
  const also = others.slice(0, ALSO).map((one) => `  ${storyText(one)}: ${wordsOf(one)[0]}`);
  const parts = [
    [`not proven: ${what}`],
    happenings(shortest.timeline).map((line) => `  ${line}`),
    why.map((line) => `  ${line}`),
    [`  ${[command, ...optionsOf(shortest)].join(' ')}`],
    ...(also.length > 0 ? [[`as short: ${others.length} more`, ...also]] : []),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

function provenText({ depth, states, tries, worst }: Proof): string {
  const what = depth === 1 ? 'thing fails' : `${depth} things fail at once`;
  return `${[
    `proven: whichever ${what}, there is one master, and in time`,
    `  ${tries} failures and repairs, ${states} states in which all was at rest`,
    ...worst.map((spell) => `  nearest to its limit: ${spellText(spell)}`),
  ].join('\n')}\n`;
}

function wordsOf({ problems }: Break): readonly string[] {
  const [problem] = problems;
  return problem ? problemWords(problem) : [];
}

function storyText({ steps }: Break): string {
  return optionsOfSteps(steps).join(' ');
}

/** Which tell the same story to `kaconf simulate`. */
function optionsOf({ steps, timeline }: Break): string[] {
  return [...optionsOfSteps(steps), `--for ${timeText(timeline.to)}`];
}

function optionsOfSteps(steps: Break['steps']): string[] {
  return steps.map(({ at, step }) => `--${step.verb} ${quoted(`${operandOf(step)}@${timeText(at)}`)}`);
}

/** As a shell wants it. */
function quoted(word: string): string {
  return /^[\w@.:=-]+$/.test(word) ? word : `'${word}'`;
}
