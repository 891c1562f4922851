import { describe, expect, test } from 'vitest';
import type { Machine } from '../src/options/machine.ts';
import { defaultOptions, type Options } from '../src/options/options.ts';
import { parseOptions } from '../src/options/parse.ts';

const machine: Machine = {
  hostname: 'lb1.example.net',
  kernel: 'Linux 6.1.0-28-amd64 #1 SMP',
  node: '26.10.0',
  distro: () => 'Debian GNU/Linux 12 (bookworm)',
};

const parse = (...words: string[]) => parseOptions(words, 'keepalived', machine);

describe('an empty command line', () => {
  test('reads /etc, forks, respawns, logs to syslog and runs everything', () => {
    expect(parse()).toEqual({
      type: 'run',
      stdout: '',
      stderr: '',
      options: {
        configFile: '/etc/keepalived/keepalived.conf',
        configId: 'lb1',
        allConfig: false,
        configTest: undefined,
        children: { vrrp: true, checkers: true, bfd: true },
        allChildren: false,
        respawn: true,
        fork: true,
        ignoreInterrupt: false,
        namespace: undefined,
        umask: undefined,
        coreDumps: false,
        corePattern: undefined,
        releaseVips: false,
        keepVrrp: false,
        keepIpvs: false,
        logConsole: false,
        logDetail: 0,
        syslog: true,
        logFacility: 3,
        logJson: false,
        logJournal: false,
        logScripts: false,
        reportAddresses: false,
        dumpConfig: false,
        pidFile: undefined,
        vrrpPidFile: undefined,
        checkersPidFile: undefined,
        bfdPidFile: undefined,
      },
    });
  });
});

describe('options that are taken', () => {
  const test1 = { configTest: { logFile: undefined }, respawn: false, fork: false, syslog: false };
  const rows: [words: string, changed: Partial<Options>][] = [
    ['-nlD', { fork: false, logConsole: true, logDetail: 1 }],
    ['-D -D', { logDetail: 2 }],
    ['-DDD', { logDetail: 2 }],
    ['-f a.conf', { configFile: 'a.conf' }],
    ['-fa.conf', { configFile: 'a.conf' }],
    ['-nfa.conf', { fork: false, configFile: 'a.conf' }],
    ['-f -n', { configFile: '-n' }],
    ['-f --', { configFile: '--' }],
    ['--use-file=a.conf', { configFile: 'a.conf' }],
    ['--use-file a.conf', { configFile: 'a.conf' }],
    ['--use-file=a=b', { configFile: 'a=b' }],
    ['--use a.conf', { configFile: 'a.conf' }],
    ['-f a.conf -f b.conf', { configFile: 'b.conf' }],
    ['-t', test1],
    ['--config-test', test1],
    ['--config-t', test1],
    ['-t -n', test1],
    ['-tlog', { ...test1, configTest: { logFile: 'log' } }],
    ['-tn', { ...test1, configTest: { logFile: 'n' } }],
    ['--config-test=log', { ...test1, configTest: { logFile: 'log' } }],
    ['--config-test=', test1],
    ['-P', { children: { vrrp: true, checkers: false, bfd: true } }],
    ['-C', { children: { vrrp: false, checkers: true, bfd: true } }],
    ['-PB', { children: { vrrp: true, checkers: false, bfd: false } }],
    ['-PB --all', { allChildren: true }],
    ['--all -B', { allChildren: true, children: { vrrp: true, checkers: true, bfd: false } }],
    ['-e', { allConfig: true }],
    ['-i other.host', { configId: 'other.host' }],
    ['-s blue', { namespace: 'blue' }],
    ['-XVIRd', { releaseVips: true, keepVrrp: true, keepIpvs: true, respawn: false, dumpConfig: true }],
    ['-a', { reportAddresses: true }],
    ['-m', { coreDumps: true }],
    ['-M', { coreDumps: true, corePattern: 'core' }],
    ['-M/var/core.%p', { coreDumps: true, corePattern: '/var/core.%p' }],
    ['--core-dump-pattern=/var/core', { coreDumps: true, corePattern: '/var/core' }],
    ['-p 1 -r 2 -c 3 -b 4', { pidFile: '1', vrrpPidFile: '2', checkersPidFile: '3', bfdPidFile: '4' }],
    [
      '--pid=1 --vrrp_pid=2 --checkers_pid=3 --bfd_pid=4',
      { pidFile: '1', vrrpPidFile: '2', checkersPidFile: '3', bfdPidFile: '4' },
    ],
    ['-S 0', { logFacility: 16 }],
    ['-S local7', { logFacility: 23 }],
    ['-S user', { logFacility: 1 }],
    ['-S 3 -S daemon', { logFacility: 3 }],
    ['-G', { syslog: false }],
    ['-u 022', { umask: 0o22 }],
    ['-u 0x1ff', { umask: 0o777 }],
    ['-u 18', { umask: 0o22 }],
    ['-u 0', { umask: 0 }],
    ['--ignore-sigint', { ignoreInterrupt: true }],
  ];
  test.each(rows)('%s', (words, changed) => {
    expect(parse(...words.split(' '))).toEqual({
      type: 'run',
      stdout: '',
      stderr: '',
      options: { ...defaultOptions('lb1'), ...changed },
    });
  });
});

describe('what the real one says on standard error, and its exit status', () => {
  const rows: [words: string, status: 'run' | 0 | 1, stderr: string, stdout?: string][] = [
    ['-Z', 1, 'Unknown option -Z\n'],
    ['-nZ', 1, 'Unknown option -Z\n'],
    ['-W-', 1, 'Unknown option -W\nUnknown option --\n'],
    ['-?', 1, 'Unknown option -?\n'],
    ['-:', 1, 'Unknown option -:\n'],
    ['--bogus', 1, 'Unknown option --bogus\n'],
    ['--bogus=1 -Z', 1, 'Unknown option --bogus=1\nUnknown option -Z\n'],
    ['--config', 1, 'Unknown option --config\n'],
    ['--al', 1, 'Unknown option --al\n'],
    ['--dont', 1, 'Unknown option --dont\n'],
    ['--dont-fork=yes', 1, 'Unknown option --dont-fork=yes\n'],
    ['-x', 1, 'Unknown option -x\n'],
    ['--snmp', 1, 'Unknown option --snmp\n'],
    ['-f', 1, 'Missing parameter for option -f\n'],
    ['-n -p', 1, 'Missing parameter for option -p\n'],
    ['--use-file=', 1, 'Missing parameter for option --use-file\n'],
    ['--use', 1, 'Missing parameter for option --use-file\n'],
    ['-S 9', 'run', "Invalid log facility '9'\n"],
    ['-S local8', 'run', "Invalid log facility 'local8'\n"],
    ['-u 999', 'run', 'Invalid --umask option 999\n'],
    ['-u 01000', 'run', 'Invalid --umask option 01000\n'],
    ['-u abc', 'run', 'Invalid --umask option abc\n'],
    ['foo', 'run', '', 'Unexpected argument(s): foo \n'],
    ['foo -n bar', 'run', '', 'Unexpected argument(s): foo bar \n'],
    ['-', 'run', '', 'Unexpected argument(s): - \n'],
    ['-n -- -Z -', 'run', '', 'Unexpected argument(s): -Z - \n'],
    ['foo -Z', 1, 'Unknown option -Z\n', 'Unexpected argument(s): foo \n'],
    ['--signum=STOP', 0, '', '15\n'],
    ['--signum RELOAD', 0, '', '1\n'],
    ['--signum=DATA', 0, '', '10\n'],
    ['--signum=STATS', 0, '', '12\n'],
    ['--signum=STATS_CLEAR', 0, '', '63\n'],
    ['--signum=JSON', 0, '', '36\n'],
    ['-g', 1, '-g requires configure option --enable-log-file\n'],
    ['--signum=stop', 1, 'Unknown sigfunc stop\n'],
    ['--signum=toString', 1, 'Unknown sigfunc toString\n'],
    ['--signum', 1, 'Missing parameter for option --signum\n'],
  ];
  test.each(rows)('%s', (words, status, stderr, stdout = '') => {
    const said = parse(...words.split(' '));
    expect(said).toMatchObject({ stdout, stderr });
    expect(said.type === 'exit' ? said.status : said.type).toBe(status);
  });

  test('an empty file name is a missing one only in the long form', () => {
    expect(parse('-f', '')).toMatchObject({ type: 'run', options: { configFile: '' } });
    expect(parse('--use-file', '')).toMatchObject({
      type: 'exit',
      status: 1,
      stderr: 'Missing parameter for option --use-file\n',
    });
  });
});
