import { thisMachine } from '../options/machine.ts';
import { defaultOptions } from '../options/options.ts';
import { pidFiles } from '../options/pid-files.ts';
import { ask } from './ask.ts';
import { type ControlCommand, controlUsage, parseControl, type SocketOptions } from './command-line.ts';
import type { Answer, Request } from './protocol.ts';
import { explanationText } from './show/explanation.ts';
import { previewText } from './show/preview.ts';
import { statusText } from './show/status.ts';

const STATUS = { done: 0, refused: 1, wrongUsage: 2, nobodyThere: 3 } as const;

/** `keepalived ctl`: @returns the exit status */
export async function runControl(words: readonly string[]): Promise<number> {
  const command = parseControl(words);
  switch (command.type) {
    case 'help':
      process.stdout.write(controlUsage);
      return STATUS.done;
    case 'wrong':
      process.stderr.write(`${command.text}\n\n${controlUsage}`);
      return STATUS.wrongUsage;
    case 'ask':
      return converse(command);
  }
}

async function converse(command: Extract<ControlCommand, { type: 'ask' }>): Promise<number> {
  const path = socketPath(command.socket);
  const answer = await ask(path, command.request).catch((error: NodeJS.ErrnoException) => error);
  if (answer instanceof Error) {
    process.stderr.write(`${nobodyText(path, answer)}\n`);
    return STATUS.nobodyThere;
  }
  if (command.json) process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`);
  else if ('error' in answer) process.stderr.write(`${answer.error}\n`);
  else process.stdout.write(shown(command.request, answer));
  const isRefused = 'error' in answer || ('verdict' in answer && answer.verdict === 'refused');
  return isRefused ? STATUS.refused : STATUS.done;
}

function shown({ command }: Request, answer: Exclude<Answer, { error: string }>): string {
  if ('verdict' in answer) return previewText(answer);
  const now = new Date();
  if (command !== 'explain') return statusText(answer, now);
  return answer.instances.map((instance) => explanationText(instance, now)).join('\n');
}

/** As the daemon that was started so has it. */
function socketPath({ namespace, instance, pidFile }: SocketOptions): string {
  const options = { ...defaultOptions(thisMachine().hostname), namespace, pidFile };
  return pidFiles(options, { instance }).control;
}

function nobodyText(path: string, { code, message }: NodeJS.ErrnoException): string {
  if (code === 'EACCES') return `Only root may talk to ${path}`;
  if (code !== 'ENOENT' && code !== 'ECONNREFUSED') return message;
  return `No keepalived answers at ${path}: is it running, and is it this one (--namespace, --instance, --pid)?`;
}
