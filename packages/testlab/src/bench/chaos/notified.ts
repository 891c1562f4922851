import type { Millis } from '../../clock.ts';
import type { LogLine } from '../../daemon/daemon.ts';

interface Told {
  readonly time: Millis;
  readonly text: string;
}

/** What a killed process has logged and not yet told, in ms before its death. */
const LAST_MOMENT: Millis = 250;

/**
 * Holds what came through the pipe against the log: that an instance became master or backup was told each time, in this order,
 * but for what somebody was about to tell when he was killed. (FAULT is also told of an instance that is no more.)
 *
 * @param deaths when a process was killed
 * @returns what was lost, or torn
 */
export function missingNews(
  log: readonly LogLine[],
  told: readonly Told[],
  deaths: readonly Millis[],
): readonly string[] {
  const torn = told.filter(({ text }) => !WHOLE.test(text)).map(({ text }) => `torn: ${text}`);
  const entered = log.flatMap((line) => {
    const [, name, state] = ENTERED.exec(line.text) ?? [];
    return state === undefined ? [] : [{ time: line.time, text: `${name} ${state}` }];
  });
  const heard = told.flatMap(({ text }) => {
    const [, name, state] = STATE.exec(text) ?? [];
    return state === undefined ? [] : [`${name} ${state}`];
  });
  const lost: string[] = [];
  let next = 0;
  for (const { time, text } of entered) {
    if (heard[next] === text) next++;
    else if (!deaths.some((death) => death - time < LAST_MOMENT && death >= time)) {
      lost.push(`not told: ${text}, but ${heard[next] ?? 'nothing'}`);
      break;
    }
  }
  return [...torn, ...lost];
}

const ENTERED = /\((\S+)\) Entering (MASTER|BACKUP) STATE/;
const STATE = /^INSTANCE "(.+)" (MASTER|BACKUP) \d+$/;
const WHOLE = /^(?:INSTANCE|GROUP) ".+" [A-Z_]+ \d+$/;
