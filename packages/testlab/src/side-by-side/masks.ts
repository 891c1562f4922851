/** What is left of a line when the part that nobody could have foretold is taken out. */
interface Mask {
  readonly pattern: RegExp;
  readonly replacement: string;
  /** Why this may differ. */
  readonly reason: string;
}

/** Of what is written on signals nothing else may differ. Whether a time is set at all does count. */
const MASKS: readonly Mask[] = [
  {
    pattern: /("last_transition":)\d+\.\d{6}/g,
    replacement: '$1TIME',
    reason: 'a time',
  },
  {
    pattern: /(Last transition|Read timeout|Last advert sent) = [1-9]\d*\.\d{6}( \(.*\))?$/gm,
    replacement: '$1 = TIME',
    reason: 'a time',
  },
  {
    pattern: /(GARP|GNA) next time [1-9]\d*\.\d{6} \(.*\)$/gm,
    replacement: '$1 next time TIME',
    reason: 'a time',
  },
  { pattern: /(Last ran) = [1-9]\d*\.\d{6} \(.*\)$/gm, replacement: '$1 = TIME', reason: 'a time' },
  { pattern: /(Last checked) \d+\.\d{6} \(.*\)$/gm, replacement: '$1 TIME', reason: 'a time' },
  { pattern: /(last seen) = \d+\.\d{6} \(.*\)$/gm, replacement: '$1 = TIME', reason: 'a time' },
  { pattern: /(Reload scheduled for) \d{4}-\d\d-\d\d/gm, replacement: '$1 DATE', reason: 'a time: tomorrow' },
  {
    pattern: /Master down timer = \d+ usecs/g,
    replacement: 'Master down timer = TIME',
    reason: 'a time: how long it takes from now on',
  },
  {
    pattern: /fd_in (= )?\d+(,? fd_out (= )?\d+)?$|fd_out \d+$/gm,
    replacement: 'FD',
    reason: 'a descriptor',
  },
  {
    pattern: /(thread\w* (= )?(0x)?)0x[\da-f]+$/gm,
    replacement: '$1POINTER',
    reason: 'where something is in the memory of a process',
  },
  {
    pattern: /(local|remote) discriminator = 0x[1-9a-f][\da-f]*$/gm,
    replacement: '$1 discriminator = NUMBER',
    reason: 'chance (RFC 5880 section 6.8.1)',
  },
  {
    pattern: /libnftnl version .*$/gm,
    replacement: 'libnftnl version ANY',
    reason: 'of a library that ours does without',
  },
  {
    pattern: /iproute usr directory .*$/gm,
    replacement: 'iproute usr directory ANY',
    reason: 'given when the real one is built',
  },
];

export function masked(text: string): string {
  return MASKS.reduce((all, { pattern, replacement }) => all.replace(pattern, replacement), text);
}
