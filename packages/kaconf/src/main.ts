#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { EXIT } from '@kaconf/diagnostics';
import { run } from './cli.ts';
import { configurationsAt } from './configurations.ts';
import type { Terminal } from './terminal.ts';

const DEFAULT_WIDTH = 100;

const { stdout, stderr } = process;

const terminal: Terminal = {
  list: async (path) => configurationsAt(path),
  read: async (path) => (path === '-' ? text(process.stdin) : readFileSync(path, 'utf8')),
  write: async (path, content) => writeFileSync(path, content),
  surroundings: async () => {
    // Not all of the package: what looks at interfaces and users takes longer to load than most configurations to read.
    const { linuxFiles } = await import('@kaconf/host/files');
    return { files: linuxFiles(), configId: hostname().replace(/\..*$/s, ''), environment: process.env };
  },
  host: async () => (await import('@kaconf/host')).linuxHost(),
  pageScript: async () => (await import('./page-script.ts')).pageScript(),
  out: (output) => stdout.write(output),
  err: (output) => stderr.write(output),
  progress: stderr.isTTY ? progress : undefined,
  isRead: stdout.isTTY === true,
  color: showsColors(),
  // Some terminals say that they have none.
  width: stdout.columns || DEFAULT_WIDTH,
};

/** Whoever forces colours wants them in a pipe, too; else it is Node's own judgement: a terminal, NO_COLOR, TERM. */
function showsColors(): boolean {
  const { FORCE_COLOR: forced } = process.env;
  if (forced !== undefined) return !/^(?:0|false)$/.test(forced);
  return stdout.isTTY && stdout.hasColors();
}

for (const stream of [stdout, stderr]) stream.on('error', writeFailed);

// No `await` here: the single executable is a CommonJS script.
run(process.argv.slice(2), terminal).then(
  (status) => {
    process.exitCode ??= status;
  },
  (bug) => fail(bug instanceof Error ? (bug.stack ?? bug.message) : String(bug)),
);

/** One that is too long would be two, of which only the second is replaced. */
function progress(line: string): void {
  stderr.write(`\r\u001B[K${line.slice(0, (stderr.columns || DEFAULT_WIDTH) - 1)}`);
}

/** A reader that has seen enough (`| head`) is no failure; a full disk is. */
function writeFailed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') fail(`cannot write: ${error.message}`);
}

function fail(reason: string): void {
  stderr.write(`kaconf: ${reason}\n`);
  process.exitCode = EXIT.failed;
}
