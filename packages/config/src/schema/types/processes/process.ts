import { type Micros, micros } from '@kaconf/net';
import type { Leaf } from '../../keyword.ts';
import { INT_MAX, UINT_MAX } from '../numbers/integer.ts';
import { readInteger, readUnsigned } from '../numbers/number.ts';
import { argument } from '../words/words.ts';

/** TASK_COMM_LEN less its NUL. */
const MAX_PROCESS_NAME = 15;

/** What `ps` shows; the kernel keeps no more than fifteen characters of it. */
export const processName: Leaf<string> = {
  form: 'NAME',
  read(statement, reading) {
    const word = argument(statement, reading);
    if (word === undefined || word.text.length <= MAX_PROCESS_NAME) return word?.text;
    reading.object({
      message: `'${word.text}' has more than ${MAX_PROCESS_NAME} characters`,
      hint: 'it is cut',
      word,
      keepalived: [`Process name ${word.text} more than ${MAX_PROCESS_NAME} characters, truncating`],
    });
    return word.text.slice(0, MAX_PROCESS_NAME);
  },
};

/** Of SCHED_RR. */
const MIN_REALTIME = 1;
export const MAX_REALTIME = 99;

/** What is beyond the kernel's range is brought into it. @param process as keepalived calls it: vrrp, checker, bfd */
export function realtimePriority(process: string): Leaf<number> {
  return {
    form: `${MIN_REALTIME}–${MAX_REALTIME}`,
    read(statement, reading) {
      const word = argument(statement, reading);
      const value = word && readInteger(word, { min: -INT_MAX - 1, max: INT_MAX }, reading);
      if (value === undefined || (value >= MIN_REALTIME && value <= MAX_REALTIME)) return value;
      const nearest = value < MIN_REALTIME ? MIN_REALTIME : MAX_REALTIME;
      const limit =
        value < MIN_REALTIME
          ? `less than minimum ${MIN_REALTIME} - setting to minimum`
          : `greater than maximum ${MAX_REALTIME} - setting to maximum`;
      reading.object({
        message: `found '${word?.text}', allowed is ${MIN_REALTIME}–${MAX_REALTIME}`,
        hint: `${nearest} is used`,
        ...(word && { word }),
        keepalived: [`${process} process real-time priority ${value} ${limit}`],
      });
      return nearest;
    },
  };
}

/** CPU_SETSIZE: as long as nobody says how many the machine has. */
const MAX_CPUS = 1024;

/** Numbers of CPUs; one that is wrong spoils them all. */
export function cpus(process: string): Leaf<readonly number[]> {
  return {
    form: 'CPU…',
    read(statement, reading) {
      const numbers: number[] = [];
      const count = reading.machine.cpus?.() ?? MAX_CPUS;
      for (const word of statement.words.slice(1)) {
        const cpu = readInteger(word, { min: 0, max: count - 1 }, reading);
        if (cpu === undefined) {
          const found = toInt(word.text);
          reading.object({
            message: 'no process is bound to any CPU',
            keepalived: [`Invalid cpu_id:${found} specified for ${process} process`],
          });
          return;
        }
        numbers.push(cpu);
      }
      return numbers;
    },
  };
}

/** What C makes of a number that is none of these: the lower 32 bits of the 64 that it has room for. */
function toInt(text: string): number {
  const digits = /^\s*[-+]?\d+/.exec(text)?.[0].trim().replace('+', '') ?? '0';
  const value = BigInt(digits);
  const [low, high] = [-(2n ** 63n), 2n ** 63n - 1n];
  return Number(BigInt.asIntN(32, value < low ? low : value > high ? high : value));
}

/** RLIMIT_RTTIME; half of it must still be something. */
export const realtimeLimit: Leaf<Micros> = {
  form: `1–${UINT_MAX} µs`,
  read(statement, reading) {
    const word = argument(statement, reading);
    const value = word && readUnsigned(word, { min: 1, max: UINT_MAX }, reading);
    return value === undefined ? undefined : micros(Math.max(value, 2));
  },
};
