import { encodeCommand } from './netlink/command-request.ts';
import type { IpvsEdge, Refusal } from './netlink/edge.ts';
import { isMissing } from './refusal-text.ts';
import type { Command } from './table/command.ts';

/** See `describeRefusal` and `isHarmless`. */
export interface Refused {
  /** The position of what was asked. */
  readonly at: number;
  /** What was refused in the end. */
  readonly command: Command;
  readonly refusal: Refusal;
}

/** What was refused, in the order of the commands. */
export function apply(edge: IpvsEdge, commands: readonly Command[]): readonly Refused[] {
  const answers = edge.perform(commands.map(encodeCommand));
  return answers.flatMap((refusal, index) => {
    const command = commands[index];
    return command && refusal ? secondAttempt(edge, { at: index, command, refusal }) : [];
  });
}

/** Who has taken a destination away does not keep it from coming back. */
function secondAttempt(edge: IpvsEdge, refused: Refused): readonly Refused[] {
  const { at, command, refusal } = refused;
  if (command.type !== 'editDestination' || !isMissing(refusal)) return [refused];
  return apply(edge, [{ ...command, type: 'addDestination' }]).map((again) => ({ ...again, at }));
}
