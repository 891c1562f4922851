import { linuxKernel } from '@kaconf/kernel';
import type { ToParent, ToVrrpChild, VrrpSettings } from '../messages.ts';
import { createPidFile, type PidFile } from '../parent/pid-file.ts';
import { VrrpChild } from './child.ts';
import { rehearse } from './rehearsal.ts';

/** The VRRP child process: configured by its parent, ended by SIGTERM or its parent's end. */
export function runVrrpChild(): void {
  const kernel = linuxKernel();
  process.title = 'keepalived_vrrp';
  kernel.process.signalOnParentDeath(TERMINATE);
  let running: { child: VrrpChild; pidFile: PidFile | undefined } | undefined;
  process.on('message', (message: ToVrrpChild) => {
    if (message.type === 'reload') running?.child.reload(message.plan);
    else running = configure(message.settings, message.plan);
  });
  const stop = () => {
    running?.child.stop();
    running?.pidFile?.remove();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.once('disconnect', stop);
  process.on('SIGHUP', () => tellParent({ type: 'reloadWanted' }));

  function configure(settings: VrrpSettings, plan: Parameters<VrrpChild['reload']>[0]) {
    const pidFile = createPidFile(settings.pidFile, kernel.process);
    rehearse(plan);
    const child = new VrrpChild(plan, settings, kernel);
    child.start();
    tellParent({ type: 'started' });
    return { child, pidFile };
  }
}

const TERMINATE = 15;

function tellParent(message: ToParent): void {
  process.send?.(message);
}
