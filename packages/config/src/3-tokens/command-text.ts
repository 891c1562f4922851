import { rowOf, type Span } from '@kaconf/diagnostics';

/**
 * A command as keepalived writes it into its log, which a shell would read back: `'/usr/bin/check' '-p' '80'`.
 * A first word that is a redirection stays bare.
 */
export function commandText([program = '', ...rest]: readonly string[]): string {
  const first = /^[<>]/.test(program) ? program : quoted(program);
  return [first, ...rest.map(quoted)].join(' ');
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** Nothing as long as there is no command: it may stand further down. */
export function commandAbove(place: Span, script: Command | undefined): string {
  return script === undefined || rowOf(place) < rowOf(script.span) ? '' : commandText(script.words);
}

interface Command {
  readonly words: readonly string[];
  readonly span: Span;
}
