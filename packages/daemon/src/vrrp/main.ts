import { KernelError, limitProgramCores, linuxKernel } from '@kaconf/kernel';
import { onDumpSignals } from '../dumps/signals.ts';
import { EXIT } from '../exit-status.ts';
import { AT_REST_MS, collectOldPlan, giveMemoryBack } from '../give-memory-back.ts';
import { createLogger } from '../logging/logger.ts';
import type { ToParent, ToVrrpChild, VrrpConfiguration, VrrpSettings } from '../messages.ts';
import { createPidFile } from '../parent/pid-file.ts';
import { ignoreSignals } from '../processes/ignored-signals.ts';
import { takePrecedence } from '../processes/precedence.ts';
import { VrrpChild } from './child.ts';
import { rehearse } from './rehearsal.ts';

/** The VRRP child process: configured by its parent, ended by SIGTERM or its parent's end. */
export function runVrrpChild(): void {
  const kernel = linuxKernel();
  kernel.process.signalOnParentDeath(TERMINATE);
  ignoreSignals(kernel);
  takePrecedence(kernel.process);
  let child: VrrpChild | undefined;
  let stopping = false;
  let ignoresInterrupt = false;
  process.on('message', (message: ToVrrpChild) => {
    if (stopping) return;
    switch (message.type) {
      case 'configure':
        child = configure(message, message.settings, message.isMaintenance);
        break;
      case 'reload':
        child?.reload(message);
        tellParent({ type: 'reloaded' });
        // Behind the adverts that a reload has masters send at once.
        setTimeout(collectOldPlan, AFTER_RELOAD_MS);
        setTimeout(() => kernel.process.releaseMemory(), AT_REST_MS);
        break;
      case 'dump':
        child?.write(message.what);
        break;
      case 'maintain':
        child?.maintain(message.on);
        break;
      case 'inspect':
        if (child) tellParent({ type: 'inspected', id: message.id, found: child.inspect(message.instance) });
        break;
    }
  });
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await child?.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', () => {
    if (!ignoresInterrupt) void stop();
  });
  process.on('disconnect', stop);
  onDumpSignals(kernel, (what) => child?.write(what));
  process.on('SIGHUP', () => tellParent({ type: 'reloadWanted' }));

  function configure(configuration: VrrpConfiguration, settings: VrrpSettings, isMaintenance: boolean) {
    ignoresInterrupt = settings.ignoreInterrupt;
    process.on('uncaughtException', (error) => giveUp(settings, error));
    const pidFile = createPidFile(settings.pidFile, kernel.process);
    // A predecessor whose parent was killed is giving its addresses up: after it, not beside it.
    if (!pidFile) throw KernelError.of('EAGAIN', 'lock pid file', settings.pidFile);
    process.on('exit', () => pidFile.remove());
    if (settings.scriptCores) limitProgramCores(settings.scriptCores);
    rehearse(configuration);
    // Before there are adverts that would wait for it.
    giveMemoryBack(kernel.process);
    const configured = new VrrpChild(configuration, settings, kernel);
    configured.start(isMaintenance);
    if (settings.dump) configured.dump();
    tellParent({ type: 'started' });
    return configured;
  }
}

const TERMINATE = 15;
const AFTER_RELOAD_MS = 5;

/** Without a right that it needs a child would only fail again; after a bug of ours its parent starts it anew. */
function giveUp(settings: VrrpSettings, error: Error): never {
  const log = createLogger({ process: 'Keepalived_vrrp', ...settings });
  if (!(error instanceof KernelError)) {
    log.alert(error.stack ?? error.message);
    process.exit(EXIT.programError);
  }
  log.error(error.message);
  process.exit(
    error.code === 'EPERM' || error.code === 'EACCES' ? EXIT.missingPermission : EXIT.programError,
  );
}

function tellParent(message: ToParent): void {
  // A parent that has gone is no longer to be told.
  process.send?.(message, undefined, undefined, () => {});
}
