import { type Kernel, limitProgramCores } from '@kaconf/kernel';
import { readBfdEvents } from '../bfd/event-pipe.ts';
import { EXIT } from '../exit-status.ts';
import { AT_REST_MS, collectOldPlan, giveMemoryBack } from '../give-memory-back.ts';
import { createLogger } from '../logging/logger.ts';
import { BFD_EVENTS, type ToVrrpChild } from '../messages.ts';
import { type End, runChild, tellParent, type Work } from '../processes/run-child.ts';
import { VrrpChild } from './child.ts';
import { HoldingsFile } from './holdings.ts';
import { rehearse } from './rehearsal.ts';

type First = Extract<ToVrrpChild, { type: 'configure' }>;
type Other = Exclude<ToVrrpChild, First>;

const AFTER_RELOAD_MS = 5;

/** The VRRP child process. */
export function runVrrpChild(): void {
  runChild<First, Other>('Keepalived_vrrp', begin);
}

function begin(first: First, kernel: Kernel, end: End): Work<Other> {
  const { settings, isMaintenance } = first;
  if (settings.scriptCores) limitProgramCores(settings.scriptCores);
  rehearse(first);
  // Before there are adverts that would wait for it.
  giveMemoryBack(kernel.process);
  const child = new VrrpChild(first, settings, kernel, () => holdings.were(child.formerSettings));
  const holdings = afterPredecessor(child, first);
  if (!child.start(isMaintenance)) end(EXIT.fatal);
  holdings.were(child.formerSettings);
  readBfdEvents(BFD_EVENTS, (event) => child.bfdChanged(event));
  if (settings.dump) child.dump();
  return {
    hear: (message) => hear({ child, holdings, kernel, end }, message),
    write: (what) => child.write(what),
    async stop() {
      await child.stop();
      holdings.remove();
    },
  };
}

/** Removes what a predecessor has left that was killed, and notes down what this process may leave. */
function afterPredecessor(child: VrrpChild, { plan, settings }: First): HoldingsFile {
  const holdings = new HoldingsFile(settings, createLogger({ process: 'Keepalived_vrrp', ...settings }));
  const { settings: before } = holdings;
  for (const leftOver of holdings.leftOvers(plan)) child.remove(leftOver);
  if (before) child.inherit(before);
  holdings.are(plan);
  return holdings;
}

interface Running {
  readonly child: VrrpChild;
  readonly holdings: HoldingsFile;
  readonly kernel: Kernel;
  readonly end: End;
}

function hear({ child, holdings, kernel, end }: Running, message: Other): void {
  switch (message.type) {
    case 'reload':
      holdings.willBe(message.plan);
      if (!child.reload(message)) {
        end(EXIT.fatal);
        return;
      }
      holdings.are(message.plan);
      holdings.were(child.formerSettings);
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
