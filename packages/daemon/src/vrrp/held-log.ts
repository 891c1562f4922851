import type { Log } from '../logging/logger.ts';

/** A log whose lines can wait for what is more urgent; none is lost, and they keep their order. */
export interface HeldLog extends Log {
  /** Does this first, and writes afterwards what was logged meanwhile. */
  after(urgent: () => void): void;
}

export function heldLog(log: Log): HeldLog {
  let held: (() => void)[] | undefined;
  const say = (level: keyof Log) => (text: string) => {
    if (held) held.push(() => log[level](text));
    else log[level](text);
  };
  return {
    alert: say('alert'),
    error: say('error'),
    warning: say('warning'),
    info: say('info'),
    detail: say('detail'),
    after(urgent) {
      if (held) {
        urgent();
        return;
      }
      const lines: (() => void)[] = [];
      held = lines;
      try {
        urgent();
      } finally {
        held = undefined;
        for (const write of lines) write();
      }
    },
  };
}
