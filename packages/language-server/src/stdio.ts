import process from 'node:process';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import type { Surroundings } from './project.ts';
import { serve } from './server.ts';

/** Speaks with an editor over the standard input and output; the process ends when it hangs up. */
export function serveStdio(surroundings: Surroundings, version: string): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), surroundings, version);
}
