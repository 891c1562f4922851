import type { ProcessPlan } from '@kaconf/vrrp';

/** A process as /proc shows it. */
export interface Shown {
  /** What the kernel keeps of its name: fifteen octets. */
  readonly name: string;
  /** Its words, each with a NUL behind it. */
  readonly commandLine: string;
}

/** Whether a process runs a tracked program, with the parameters that it is to have. */
export function runs({ name, commandLine }: Shown, plan: ProcessPlan): boolean {
  if (!plan.fullCommand) return name === plan.program;
  const end = commandLine.indexOf('\0');
  const program = end === -1 ? commandLine : commandLine.slice(0, end);
  return program === plan.program && hasParameters(end === -1 ? '' : commandLine.slice(end + 1), plan);
}

function hasParameters(given: string, { parameters, parameterMatch }: ProcessPlan): boolean {
  const wanted = parameters.map((word) => `${word}\0`).join('');
  switch (parameterMatch) {
    case 'none':
      return true;
    case 'exact':
      return given === wanted;
    case 'partial':
      return given.startsWith(wanted);
    case 'initial':
      // Without the last NUL: the last word may go on.
      return given.startsWith(wanted.slice(0, -1));
  }
}
