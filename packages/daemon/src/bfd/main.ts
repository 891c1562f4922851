import type { Kernel } from '@kaconf/kernel';
import { giveMemoryBack } from '../give-memory-back.ts';
import { BFD_EVENTS_FOR, type ToBfdChild } from '../messages.ts';
import { runChild, tellParent, type Work } from '../processes/run-child.ts';
import { BfdChild } from './child.ts';
import { writeBfdEvent } from './event-pipe.ts';

type First = Extract<ToBfdChild, { type: 'configure' }>;
type Other = Exclude<ToBfdChild, First>;

/** The BFD child process. */
export function runBfdChild(): void {
  runChild<First, Other>('Keepalived_bfd', begin);
}

function begin(first: First, kernel: Kernel): Work<Other> {
  const { settings } = first;
  giveMemoryBack(kernel.process);
  const child = new BfdChild(
    first,
    settings,
    (event, whom) => writeBfdEvent(BFD_EVENTS_FOR[whom], event),
    kernel,
  );
  child.start();
  if (settings.dump) child.showPlan();
  return {
    hear: (message) => hear(child, message),
    write: (what) => child.write(what),
    stop: () => child.stop(),
  };
}

function hear(child: BfdChild, message: Other): void {
  switch (message.type) {
    case 'reload':
      child.reload(message);
      tellParent({ type: 'reloaded' });
      break;
    case 'dump':
      child.write(message.what);
      break;
    case 'repeat':
      child.repeat(message.whom);
      break;
  }
}
