import process from 'node:process';
import { createConnection, ProposedFeatures, StreamMessageReader } from 'vscode-languageserver/node';
import type { Surroundings } from './project.ts';
import { PromptWriter } from './prompt-writer.ts';
import { serve } from './server.ts';

/** Speaks with an editor over the standard input and output; the process ends when it hangs up. */
export function serveStdio(surroundings: Surroundings, version: string): void {
  const { stdin, stdout } = process;
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(stdin),
    new PromptWriter(stdout),
  );
  let isTakingLeave = false;
  connection.onShutdown(() => {
    isTakingLeave = true;
  });
  // A file has an end only, a pipe that breaks is but closed.
  for (const over of ['end', 'close']) stdin.once(over, () => process.exit(isTakingLeave ? 0 : 1));
  serve(connection, surroundings, version);
}
