import type { ExpandOptions, Source } from '@kaconf/config';
import { type Diagnostic, EXIT, renderPretty } from '@kaconf/diagnostics';
import { lineReader } from '../report.ts';
import { readSource } from '../sources.ts';
import { SURROUNDINGS, surroundings } from '../surroundings.ts';
import type { Command } from './command.ts';

interface Printed {
  readonly text: string;
  /** What keeps it from being all that was meant. */
  readonly diagnostics: readonly Diagnostic[];
  /** What was read, by name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A command that prints what one FILE is to keepalived, and on standard error what is wrong with it. */
export function printing(
  about: Pick<Command, 'name' | 'summary' | 'help'>,
  print: (source: Source, options: ExpandOptions) => Promise<Printed>,
): Command {
  return {
    ...about,
    options: SURROUNDINGS,
    async run(given, terminal) {
      const source = await readSource(about.name, given.operands, terminal);
      if (source === undefined) return EXIT.failed;
      const { text, diagnostics, texts } = await print(source, await surroundings(given, terminal));
      terminal.out(text);
      const { width } = terminal;
      terminal.err(renderPretty(diagnostics, { sourceLine: lineReader(texts), color: false, width }));
      return diagnostics.length === 0 ? EXIT.clean : EXIT.findings;
    },
  };
}
