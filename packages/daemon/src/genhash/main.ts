import { ask } from './ask.ts';
import { parseQuery } from './query.ts';
import { report } from './report.ts';
import { genhashUsage } from './usage.ts';

/**
 * The MD5 of a page as a checker computes it, for the `digest` of a configuration. Whatever becomes of the query, that it
 * was one means status 0.
 *
 * @param command how it was called: `genhash`, or `keepalived --genhash`
 */
export async function runGenhash(words: readonly string[], command: string): Promise<number> {
  const query = parseQuery(words);
  if ('complaints' in query) {
    process.stderr.write(query.complaints + genhashUsage(command));
    return 1;
  }
  const before = performance.now();
  const answer = await ask(query);
  const { stdout, stderr } =
    'failure' in answer ? { stdout: `${answer.failure}\n`, stderr: '' } : report(answer, query.verbose);
  process.stderr.write(stderr);
  process.stdout.write(stdout);
  if (query.verbose) {
    const micros = Math.round((performance.now() - before) * 1000);
    process.stdout.write(`\nGlobal response time for [${query.url}] = ${micros} usecs\n`);
  }
  return 0;
}
