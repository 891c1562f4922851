import { closeSync, constants, openSync, writeSync } from 'node:fs';
import { constants as system } from 'node:os';
import { READERS, type Reader } from '@kaconf/diagnostics';
import { errnoText, type Host, linuxHost } from '@kaconf/host';
import type { Options } from '../options/options.ts';
import { examine } from './examine.ts';
import { allSay, type Said } from './transcript.ts';

/** 0: nothing to say. 1: nowhere to say it. 2: given up. 4: cannot run. 5: runs, but not as written. 6: script security, or no configuration. */
export type ConfigTestStatus = 0 | 1 | 2 | 4 | 5 | 6;

/**
 * `keepalived -t`: says what is wrong with the configuration, and ends with the worst of it. Every process of the real
 * one reads the file and says what concerns it, whichever of them the options leave out.
 */
export function runConfigTest(options: Options, host: Host = linuxHost()): ConfigTestStatus {
  const logFile = options.configTest?.logFile;
  const output = logFile === undefined ? STANDARD_ERROR : openLog(logFile);
  if (output === undefined) return 1;
  const said = testConfig(options, host);
  write(output, said.map(({ text }) => `${text}\n`).join(''));
  if (output !== STANDARD_ERROR) closeSync(output);
  return statusOf(said);
}

/** The verdict counts, also where no disk has room for its reasons. */
function write(output: number, text: string): void {
  try {
    writeSync(output, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).errno === undefined) throw error;
  }
}

const STANDARD_ERROR = 2;

/** What the test prints, in order. */
export function testConfig(options: Options, host: Host): Said[] {
  const examined = examine(options, host);
  if ('unusable' in examined) return [...examined.unusable];
  const readers = examined.nowhere ? PARENT : READERS;
  const said = allSay(readers, examined.transcript).filter(({ status }) => status !== 'log');
  return examined.nowhere ? said.map(withoutFailing) : said;
}

const PARENT: readonly Reader[] = ['parent'];

/** Without its network namespace keepalived ends as if all were well, whatever it has found by then. */
function withoutFailing(said: Said): Said {
  return said.status === 'stop' || said.status === 'noConfig' ? said : { ...said, status: 'none' };
}

export function statusOf(said: readonly Said[]): ConfigTestStatus {
  const statuses = new Set(said.map(({ status }) => status));
  if (statuses.has('stop')) return 2;
  if (statuses.has('noConfig') || statuses.has('security')) return 6;
  if (statuses.has('config')) return 5;
  return statuses.has('fatal') ? 4 : 0;
}

/** For the owner to write and all to read, behind what it holds; not through a link. */
function openLog(path: string): number | undefined {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW } = constants;
  try {
    return openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o644);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const number = system.errno[code as keyof typeof system.errno];
    const text = `Unable to open config-test log file ${path} ${number} - ${errnoText(code)}\n`;
    writeSync(STANDARD_ERROR, text);
    return undefined;
  }
}
