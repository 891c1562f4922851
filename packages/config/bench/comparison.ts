import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuration, lineCount } from './configuration.ts';
import { measure, type Run, typical } from './measure.ts';
import { built, configTest, realKeepalived } from './programs.ts';

/** Of each virtual server. */
const REAL_SERVERS = 10;

/** The same file, read by both. */
export interface Comparison {
  readonly services: number;
  readonly lines: number;
  readonly ours: Run;
  readonly real: Run;
}

/** By turns, so that both have the same machine. The first run of each is not counted: it reads them from the disk. */
export async function compare(services: number, runs: number, directory: string): Promise<Comparison> {
  const file = join(directory, `${services}.conf`);
  writeFileSync(file, configuration(services, REAL_SERVERS));
  const [ours, real] = [configTest(built('keepalived'), file), configTest(realKeepalived(), file)];
  const ourRuns: Run[] = [];
  const realRuns: Run[] = [];
  for (let run = 0; run <= runs; run++) {
    ourRuns.push(await measure(ours));
    realRuns.push(await measure(real));
  }
  return {
    services,
    lines: lineCount(services, REAL_SERVERS),
    ours: typical(ourRuns.slice(1)),
    real: typical(realRuns.slice(1)),
  };
}
