import { type Break, operandOf, type Proof, problemWords, spellText, timeText } from '@kaconf/simulate';
import { happeningsText } from './timeline-text.ts';

/** More of the same say no more. */
const ALSO = 10;

/** @param command that shows a story: `kaconf simulate a.conf b.conf` */
export function proofText(proof: Proof, command: string): string {
  const [shortest, ...others] = proof.breaks;
  if (!shortest) return `${provenLines(proof).join('\n  ')}\n`;
  const [what, ...why] = wordsOf(shortest);
  const parts = [
    [`not proven: ${what}`],
    happeningsText(shortest.timeline).map((line) => `  ${line}`),
    why.map((line) => `  ${line}`),
    [`  ${commandOf(shortest, command)}`],
    alsoLines(others).map((line, index) => (index === 0 ? line : `  ${line}`)),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

/** @param others that are as short as the one that is told */
export function alsoLines(others: readonly Break[]): string[] {
  if (others.length === 0) return [];
  const also = others.slice(0, ALSO).map((one) => `${storyText(one)}: ${wordsOf(one)[0]}`);
  return [`as short: ${others.length} more`, ...also];
}

/** That it is proven, and what was tried. */
export function provenLines({ depth, states, tries, worst }: Proof): [string, ...string[]] {
  const what = depth === 1 ? 'thing fails' : `${depth} things fail at once`;
  return [
    `proven: whichever ${what}, there is one master, and in time`,
    `${tries} failures and repairs, ${states} states in which all was at rest`,
    ...worst.map((spell) => `nearest to its limit: ${spell.router}: ${spellText(spell)}`),
  ];
}

/** What is wrong, then why. */
export function wordsOf({ problems }: Break): readonly string[] {
  const [problem] = problems;
  return problem ? problemWords(problem) : [];
}

function storyText({ steps }: Break): string {
  return optionsOfSteps(steps).join(' ');
}

/** Which tells the same story. */
export function commandOf({ steps, timeline }: Break, command: string): string {
  return [command, ...optionsOfSteps(steps), `--for ${timeText(timeline.to)}`].join(' ');
}

function optionsOfSteps(steps: Break['steps']): string[] {
  return steps.map(({ at, step }) => `--${step.verb} ${quoted(`${operandOf(step)}@${timeText(at)}`)}`);
}

/** As a shell wants it. */
function quoted(word: string): string {
  return /^[\w@.:=-]+$/.test(word) ? word : `'${word}'`;
}
