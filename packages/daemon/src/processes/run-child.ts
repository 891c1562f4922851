import { type Kernel, KernelError, linuxKernel } from '@kaconf/kernel';
import { onDumpSignals } from '../dumps/signals.ts';
import { EXIT } from '../exit-status.ts';
import { createLogger, type ProcessName } from '../logging/logger.ts';
import type { ChildSettings, ToParent, WhatToDump } from '../messages.ts';
import { ignoreSignals } from './ignored-signals.ts';
import { createPidFile } from './pid-file.ts';
import { takePrecedence } from './precedence.ts';

/** What a child does once its parent has told it what to do. */
export interface Work<Message> {
  hear(message: Message): void;
  /** It is to write that. */
  write(what: WhatToDump): void;
  stop(): Promise<void>;
}

/** Ends the process as SIGTERM would, with this status. */
export type End = (status: number) => void;

interface Configure {
  readonly type: 'configure';
  readonly settings: ChildSettings;
}

const TERMINATE = 15;

/**
 * A child process from its first line to its last: configured by its parent, ended by SIGTERM or its parent's end.
 *
 * @param begin takes up the work that the first message describes; all others are for it
 */
export function runChild<First extends Configure, Other extends { readonly type: string }>(
  name: ProcessName,
  begin: (first: First, kernel: Kernel, end: End) => Work<Other>,
): void {
  const kernel = linuxKernel();
  kernel.process.signalOnParentDeath(TERMINATE);
  ignoreSignals(kernel);
  takePrecedence(kernel.process);
  let work: Work<Other> | undefined;
  let stopping = false;
  let exitStatus: number = EXIT.ok;
  let ignoresInterrupt = false;
  process.on('message', (message: First | Other) => {
    if (stopping) return;
    if (!isFirst(message)) {
      work?.hear(message);
      return;
    }
    ignoresInterrupt = message.settings.ignoreInterrupt;
    ownPidFile(name, message.settings, kernel);
    work = begin(message, kernel, end);
    if (!stopping) tellParent({ type: 'started' });
  });
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    // Who gives up while it begins is known only then.
    await Promise.resolve();
    await work?.stop();
    process.exit(exitStatus);
  };
  const end: End = (status) => {
    exitStatus = status;
    void stop();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', () => {
    if (!ignoresInterrupt) void stop();
  });
  process.on('disconnect', stop);
  onDumpSignals(kernel, (what) => work?.write(what));
  process.on('SIGHUP', () => tellParent({ type: 'reloadWanted' }));
}

export function tellParent(message: ToParent): void {
  // A parent that has gone is no longer to be told.
  process.send?.(message, undefined, undefined, () => {});
}

function isFirst<First extends Configure>(message: First | { readonly type: string }): message is First {
  return message.type === 'configure';
}

function ownPidFile(name: ProcessName, settings: ChildSettings, kernel: Kernel): void {
  process.on('uncaughtException', (error) => giveUp(name, settings, error));
  const pidFile = createPidFile(settings.pidFile, kernel.process);
  // A predecessor whose parent was killed is giving its addresses up: after it, not beside it.
  if (!pidFile) throw KernelError.of('EAGAIN', 'lock pid file', settings.pidFile);
  process.on('exit', () => pidFile.remove());
}

/** Without a right that it needs a child would only fail again; after a bug of ours its parent starts it anew. */
function giveUp(name: ProcessName, settings: ChildSettings, error: Error): never {
  const log = createLogger({ process: name, ...settings });
  if (!(error instanceof KernelError)) {
    log.alert(error.stack ?? error.message);
    process.exit(EXIT.programError);
  }
  log.error(error.message);
  process.exit(
    error.code === 'EPERM' || error.code === 'EACCES' ? EXIT.missingPermission : EXIT.programError,
  );
}
