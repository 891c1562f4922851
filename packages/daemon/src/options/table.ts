import { parseMetricsAddress } from '../metrics/address.ts';
import { facilityNumber } from './facility.ts';
import type { Spec } from './getopt.ts';
import type { Options } from './options.ts';

/** What an option does: it changes the options, it shows something and ends the program, or it makes it another program. */
type Meaning =
  | { readonly set: (soFar: Options, argument: string) => Partial<Options> | Refusal }
  | { readonly show: 'usage' | 'version' | 'signal' }
  | { readonly enters: 'genhash' };

/** An argument that is not taken; the line goes to standard error. */
export interface Refusal {
  readonly refused: string;
  /** Whether the program does not go on without it. */
  readonly ends?: true;
}

export type OptionEntry = Spec &
  Meaning & {
    /** How the help writes the argument, e.g. `=FILE`. */
    readonly placeholder?: string;
    /** The help's lines; none for what cannot be had. */
    readonly help: readonly string[];
  };

/** The command line, in the help's order. An option of the real keepalived that is missing here is an unknown one. */
export const optionTable: readonly OptionEntry[] = [
  {
    long: 'use-file',
    short: 'f',
    argument: 'required',
    placeholder: '=FILE',
    help: ['Read the configuration from FILE', "instead of '/etc/keepalived/keepalived.conf'"],
    set: (_, configFile) => ({ configFile }),
  },
  {
    long: 'vrrp',
    short: 'P',
    help: ['Run VRRP, not the health checkers'],
    set: ({ children }) => ({ children: { ...children, checkers: false } }),
  },
  {
    long: 'check',
    short: 'C',
    help: ['Run the health checkers, not VRRP (to check a configuration: -t)'],
    set: ({ children }) => ({ children: { ...children, vrrp: false } }),
  },
  {
    long: 'no_bfd',
    short: 'B',
    help: ['Do not run BFD'],
    set: ({ children }) => ({ children: { ...children, bfd: false } }),
  },
  {
    long: 'all',
    help: ['Run every child, also without configuration for it'],
    set: () => ({ allChildren: true, children: { vrrp: true, checkers: true, bfd: true } }),
  },
  { long: 'log-console', short: 'l', help: ['Log to the console'], set: () => ({ logConsole: true }) },
  {
    long: 'log-detail',
    short: 'D',
    help: ['Log in detail; twice: in more detail'],
    set: ({ logDetail }) => ({ logDetail: logDetail === 0 ? 1 : 2 }),
  },
  {
    long: 'log-facility',
    short: 'S',
    argument: 'required',
    placeholder: '=([0-7]|local[0-7]|user|daemon)',
    help: ['Syslog facility: LOG_LOCAL[0-7], user or daemon (default)'],
    set: (_, name) => {
      const logFacility = facilityNumber(name);
      return logFacility === undefined ? { refused: `Invalid log facility '${name}'` } : { logFacility };
    },
  },
  {
    long: 'log-file',
    short: 'g',
    argument: 'optional',
    help: [],
    set: () => ({ refused: '-g requires configure option --enable-log-file', ends: true }),
  },
  {
    long: 'log-json',
    help: ['Log to the console, a JSON object a line'],
    set: () => ({ logConsole: true, logJson: true }),
  },
  {
    long: 'log-journal',
    help: ["Log to systemd's journal, with fields, not to syslog"],
    set: () => ({ logJournal: true }),
  },
  {
    long: 'log-scripts',
    help: ['With -D: log what scripts print (else it is discarded)'],
    set: () => ({ logScripts: true }),
  },
  { long: 'no-syslog', short: 'G', help: ['Do not log to syslog'], set: () => ({ syslog: false }) },
  {
    long: 'umask',
    short: 'u',
    argument: 'required',
    placeholder: '=MASK',
    help: ['umask for the files it makes (0 before octal, 0x before hexadecimal)'],
    set: (_, mask) => {
      const umask = maskNumber(mask);
      return umask === undefined ? { refused: `Invalid --umask option ${mask}` } : { umask };
    },
  },
  {
    long: 'release-vips',
    short: 'X',
    help: ['Drop the virtual addresses on transition from a signal'],
    set: () => ({ releaseVips: true }),
  },
  {
    long: 'dont-release-vrrp',
    short: 'V',
    help: ['Leave virtual addresses and routes in place at the end'],
    set: () => ({ keepVrrp: true }),
  },
  {
    long: 'dont-release-ipvs',
    short: 'I',
    help: ['Leave the IPVS table in place at the end'],
    set: () => ({ keepIpvs: true }),
  },
  {
    long: 'dont-respawn',
    short: 'R',
    help: ['Do not restart a child that dies'],
    set: () => ({ respawn: false }),
  },
  { long: 'dont-fork', short: 'n', help: ['Stay in the foreground'], set: () => ({ fork: false }) },
  {
    long: 'dump-conf',
    short: 'd',
    help: ['Dump the configuration as it was understood'],
    set: () => ({ dumpConfig: true }),
  },
  {
    long: 'pid',
    short: 'p',
    argument: 'required',
    placeholder: '=FILE',
    help: ["The parent's pid file"],
    set: (_, pidFile) => ({ pidFile }),
  },
  {
    long: 'vrrp_pid',
    short: 'r',
    argument: 'required',
    placeholder: '=FILE',
    help: ["The VRRP child's pid file"],
    set: (_, vrrpPidFile) => ({ vrrpPidFile }),
  },
  {
    long: 'genhash',
    short: 'T',
    help: ['Print the MD5 of a web page; the options behind it are genhash’s own'],
    enters: 'genhash',
  },
  {
    long: 'checkers_pid',
    short: 'c',
    argument: 'required',
    placeholder: '=FILE',
    help: ["The checker child's pid file"],
    set: (_, checkersPidFile) => ({ checkersPidFile }),
  },
  {
    long: 'address-monitoring',
    short: 'a',
    help: ['Log every address that comes or goes on any interface'],
    set: () => ({ reportAddresses: true }),
  },
  {
    long: 'bfd_pid',
    short: 'b',
    argument: 'required',
    placeholder: '=FILE',
    help: ["The BFD child's pid file"],
    set: (_, bfdPidFile) => ({ bfdPidFile }),
  },
  {
    long: 'namespace',
    short: 's',
    argument: 'required',
    placeholder: '=NAME',
    help: ['Run in network namespace NAME, whatever the configuration says'],
    set: (_, namespace) => ({ namespace }),
  },
  {
    long: 'core-dump',
    short: 'm',
    help: ['Leave a core file behind after a crash'],
    set: () => ({ coreDumps: true }),
  },
  {
    long: 'core-dump-pattern',
    short: 'M',
    argument: 'optional',
    placeholder: '[=PATTERN]',
    help: ['As -m, and have the kernel call all core files so', "meanwhile (default 'core')"],
    set: (_, pattern) => ({ coreDumps: true, corePattern: pattern || 'core' }),
  },
  {
    long: 'all-config',
    short: 'e',
    help: ['An include that finds no file is an error (as includea)'],
    set: () => ({ allConfig: true }),
  },
  {
    long: 'config-id',
    short: 'i',
    argument: 'required',
    placeholder: '=ID',
    help: ["Skip lines that begin '@' with another id, or '@^' with this one", 'default: the host name'],
    set: (_, configId) => ({ configId }),
  },
  {
    long: 'ignore-sigint',
    help: ['Ignore SIGINT instead of ending'],
    set: () => ({ ignoreInterrupt: true }),
  },
  {
    long: 'signum',
    argument: 'required',
    placeholder: '=SIGFUNC',
    help: ['Print the number of the signal for STOP, RELOAD, DATA, STATS,', 'STATS_CLEAR or JSON'],
    show: 'signal',
  },
  {
    long: 'config-test',
    short: 't',
    argument: 'optional',
    placeholder: '[=LOG_FILE]',
    help: ['Check the configuration and end; findings go to', 'standard error or are appended to LOG_FILE'],
    set: (_, logFile) => ({
      configTest: { logFile: logFile || undefined },
      respawn: false,
      fork: false,
      syslog: false,
    }),
  },
  { long: 'version', short: 'v', help: ['Show the version'], show: 'version' },
  { long: 'help', short: 'h', help: ['Show this help'], show: 'usage' },
  // Not of keepalived.
  {
    long: 'metrics',
    argument: 'required',
    placeholder: '=[ADDRESS:]PORT',
    help: ['Serve OpenMetrics there; on the loopback address', 'where none is given'],
    set: (_, text) => {
      const metrics = parseMetricsAddress(text);
      return metrics ? { metrics } : { refused: `Invalid --metrics option ${text}` };
    },
  },
];

/** C's notation: 022 is octal, 0x12 hexadecimal, 18 decimal. */
function maskNumber(text: string): number | undefined {
  const [, octal, plain] = /^(?:0([0-7]+)|(0x[\da-f]+|0|[1-9]\d*))$/i.exec(text) ?? [];
  const mask = octal === undefined ? Number(plain) : Number.parseInt(octal, 8);
  return mask <= 0o777 ? mask : undefined;
}
