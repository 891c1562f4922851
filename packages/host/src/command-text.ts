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
