import { encodeCommand } from './netlink/command-request.ts';
import type { IpvsEdge, Refusal } from './netlink/edge.ts';
import { isMissing } from './refusal-text.ts';
import type { Command } from './table/command.ts';

/** See `describeRefusal` and `isHarmless`. */
export interface Refused {
  readonly command: Command;
  readonly refusal: Refusal;
}

/** What was refused, in the order of the commands. */
export function apply(edge: IpvsEdge, commands: readonly Command[]): readonly Refused[] {
  const answers = edge.perform(commands.map(encodeCommand));
  return answers.flatMap((refusal, index) => {
    const command = commands[index];
    return command && refusal ? secondAttempt(edge, command, refusal) : [];
  });
}

/** Who has taken a destination away does not keep it from coming back. */
function secondAttempt(edge: IpvsEdge, command: Command, refusal: Refusal): readonly Refused[] {
  if (command.type !== 'editDestination' || !isMissing(refusal)) return [{ command, refusal }];
  return apply(edge, [{ ...command, type: 'addDestination' }]);
}
