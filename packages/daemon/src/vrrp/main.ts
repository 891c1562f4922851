import { type Kernel, limitProgramCores } from '@kaconf/kernel';
import { readBfdEvents } from '../bfd/event-pipe.ts';
import { AT_REST_MS, collectOldPlan, giveMemoryBack } from '../give-memory-back.ts';
import { BFD_EVENTS, type ToVrrpChild } from '../messages.ts';
import { runChild, tellParent, type Work } from '../processes/run-child.ts';
import { VrrpChild } from './child.ts';
import { rehearse } from './rehearsal.ts';

type First = Extract<ToVrrpChild, { type: 'configure' }>;
type Other = Exclude<ToVrrpChild, First>;

const AFTER_RELOAD_MS = 5;

/** The VRRP child process. */
export function runVrrpChild(): void {
  runChild<First, Other>('Keepalived_vrrp', begin);
}

function begin(first: First, kernel: Kernel): Work<Other> {
  const { settings, isMaintenance } = first;
  if (settings.scriptCores) limitProgramCores(settings.scriptCores);
  rehearse(first);
  // Before there are adverts that would wait for it.
  giveMemoryBack(kernel.process);
  const child = new VrrpChild(first, settings, kernel);
  child.start(isMaintenance);
  readBfdEvents(BFD_EVENTS, (event) => child.bfdChanged(event));
  if (settings.dump) child.dump();
  return {
    hear: (message) => hear(child, message, kernel),
    write: (what) => child.write(what),
    stop: () => child.stop(),
  };
}

function hear(child: VrrpChild, message: Other, kernel: Kernel): void {
  switch (message.type) {
    case 'reload':
      child.reload(message);
      tellParent({ type: 'reloaded' });
      // Behind the adverts that a reload has masters send at once.
      setTimeout(collectOldPlan, AFTER_RELOAD_MS);
      setTimeout(() => kernel.process.releaseMemory(), AT_REST_MS);
      break;
    case 'dump':
      child.write(message.what);
      break;
    case 'maintain':
      child.maintain(message.on);
      break;
    case 'inspect':
      tellParent({ type: 'inspected', id: message.id, found: child.inspect(message.instance) });
      break;
  }
}
