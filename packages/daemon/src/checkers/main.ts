import { type Kernel, limitProgramCores } from '@kaconf/kernel';
import { readBfdEvents } from '../bfd/event-pipe.ts';
import { EXIT } from '../exit-status.ts';
import { AT_REST_MS, collectOldPlan, giveMemoryBack } from '../give-memory-back.ts';
import { BFD_EVENTS, type ToCheckersChild } from '../messages.ts';
import { type End, runChild, tellParent, type Work } from '../processes/run-child.ts';
import { CheckersChild } from './child.ts';

type First = Extract<ToCheckersChild, { type: 'configure' }>;
type Other = Exclude<ToCheckersChild, First>;

/** The process that keeps the IPVS table and checks real servers. */
export function runCheckersChild(): void {
  runChild<First, Other>('Keepalived_healthcheckers', begin);
}

function begin(first: First, kernel: Kernel, end: End): Work<Other> {
  const { settings } = first;
  if (settings.scriptCores) limitProgramCores(settings.scriptCores);
  const child = new CheckersChild(first, settings, kernel);
  if (child.start()) readBfdEvents(BFD_EVENTS, (event) => child.bfdChanged(event));
  else end(EXIT.fatal);
  // Not before: the table of thousands of real servers would wait for it.
  giveMemoryBack(kernel.process);
  return {
    hear: (message) => hear({ child, kernel, end }, message),
    write: (what) => child.write(what),
    stop: () => child.stop(),
  };
}

interface Running {
  readonly child: CheckersChild;
  readonly kernel: Kernel;
  readonly end: End;
}

function hear({ child, kernel, end }: Running, message: Other): void {
  switch (message.type) {
    case 'reload':
      if (!child.reload(message)) {
        end(EXIT.fatal);
        return;
      }
      tellParent({ type: 'reloaded' });
      collectOldPlan();
      setTimeout(() => kernel.process.releaseMemory(), AT_REST_MS);
      break;
    case 'inspectServers':
      tellParent({ type: 'serversInspected', id: message.id, found: child.inspect() });
      break;
    case 'dump':
      child.write(message.what);
      break;
  }
}
