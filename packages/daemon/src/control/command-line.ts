import { type Found, type Spec, scan } from '../options/getopt.ts';
import type { Request } from './protocol.ts';

/** What `keepalived ctl …` amounts to. */
export type ControlCommand =
  | {
      readonly type: 'ask';
      readonly request: Request;
      readonly socket: SocketOptions;
      /** `--json`: the daemon's answer as it is. */
      readonly json: boolean;
    }
  | { readonly type: 'help' }
  | { readonly type: 'wrong'; readonly text: string };

/** Which daemon, where there are several. */
export interface SocketOptions {
  readonly namespace?: string;
  readonly instance?: string;
  readonly pidFile?: string;
}

const specs = [
  { long: 'json', short: 'j' },
  { long: 'dry-run', short: 'n' },
  { long: 'namespace', short: 's', argument: 'required' },
  { long: 'instance', argument: 'required' },
  { long: 'pid', short: 'p', argument: 'required' },
  { long: 'help', short: 'h' },
] as const satisfies readonly Spec[];
type Option = (typeof specs)[number];

export const controlUsage = `Usage: keepalived ctl [OPTION...] COMMAND

  status                     What every instance is, since when and why
  explain INSTANCE           All that makes it so: priorities, trackers, the last ten transitions
  maintenance on|off         Step aside whatever the priorities, or take part again
  reload --dry-run           What a reload would change, or why it would be refused

  -j, --json                 Print the daemon's answer as it came
  -s, --namespace=NAME       The daemon of that network namespace
      --instance=NAME        The daemon with that instance name
  -p, --pid=FILE             The daemon with that pid file
  -h, --help                 Show this help

Exit status: 0 done, 1 refused by the daemon, 2 wrong usage, 3 no daemon answers.
`;

export function parseControl(words: readonly string[]): ControlCommand {
  const found = [...scan<Option>(words.values(), specs)];
  const [complaint] = found.flatMap(complain);
  if (complaint !== undefined) return { type: 'wrong', text: complaint };
  const given = new Map(
    found.flatMap((one) => (one.type === 'option' ? [[one.spec.long, one.argument ?? '']] : [])),
  );
  if (given.has('help')) return { type: 'help' };
  const operands = found.flatMap((one) => (one.type === 'operand' ? [one.word] : []));
  const request = operands.join() === 'reload' ? previewRequest(given.has('dry-run')) : requestOf(operands);
  if (request === undefined) return { type: 'wrong', text: wrongCommand(operands) };
  const [namespace, instance, pidFile] = ['namespace', 'instance', 'pid'].map((name) =>
    given.get(name as Option['long']),
  );
  const socket = {
    ...(namespace !== undefined && { namespace }),
    ...(instance !== undefined && { instance }),
    ...(pidFile !== undefined && { pidFile }),
  };
  return { type: 'ask', request, socket, json: given.has('json') };
}

/** A reload itself is asked for as ever, so that there is one way. */
function previewRequest(isDry: boolean): Request | undefined {
  return isDry ? { command: 'reload', dryRun: true } : undefined;
}

function requestOf([command, argument, ...more]: readonly string[]): Request | undefined {
  if (more.length > 0) return undefined;
  if (command === 'status' && argument === undefined) return { command };
  if (command === 'explain' && argument !== undefined) return { command, instance: argument };
  if (command === 'maintenance' && argument === 'on') return { command, on: true };
  return command === 'maintenance' && argument === 'off' ? { command, on: false } : undefined;
}

function wrongCommand(operands: readonly string[]): string {
  if (operands.join() === 'reload') {
    return 'reload wants --dry-run; a reload is asked for with SIGHUP (systemctl reload keepalived)';
  }
  return operands.length === 0 ? 'A command is missing' : `There is no command '${operands.join(' ')}'`;
}

function complain(found: Found<Option>): string[] {
  if (found.type === 'unknown') return [`Unknown option ${found.name}`];
  return found.type === 'missing' ? [`Missing parameter for option ${found.name}`] : [];
}
