import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import onig from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

export const GRAMMAR = `${import.meta.dirname}/../syntaxes/keepalived.tmLanguage.json`;

export interface Token {
  /** From 1 on, as all places. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
  /** Without that of the file, and without `.keepalived`; the innermost last. */
  readonly scopes: readonly string[];
}

/** The grammar in the engine that editors have. */
export async function loadGrammar(): Promise<IGrammar> {
  const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await onig.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new onig.OnigScanner(patterns),
      createOnigString: (text) => new onig.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(await readFile(GRAMMAR, 'utf8'), GRAMMAR),
  });
  const grammar = await registry.loadGrammar('source.keepalived');
  if (grammar === null) throw new Error('no grammar');
  return grammar;
}

export function tokenize(grammar: IGrammar, text: string): Token[] {
  let stack = textmate.INITIAL;
  return text.split('\n').flatMap((line, index) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      line: index + 1,
      column: startIndex + 1,
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1).map((scope) => scope.replace(/\.keepalived$/, '')),
    }));
  });
}
