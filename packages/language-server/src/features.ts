import {
  type CodeAction,
  type CodeActionParams,
  type CompletionItem,
  type CompletionParams,
  type DocumentHighlight,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  LSPErrorCodes,
  type Position,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { completionsAt, isAsked } from './answers/completion.ts';
import { definitionsAt, type Location, referencesAt } from './answers/definition.ts';
import { foldingIn } from './answers/folding.ts';
import { formattingOf } from './answers/formatting.ts';
import { hoverAt } from './answers/hover.ts';
import { quickFixesAt } from './answers/quick-fixes.ts';
import { renamableAt, renameAt } from './answers/rename.ts';
import { symbolsIn } from './answers/symbols.ts';
import { type EncodedPassage, encodedTokens } from './colours/encoded-tokens.ts';
import { ShownTokens } from './colours/shown-tokens.ts';
import type { Judgement, Project } from './project.ts';
import type { Configuration } from './text/configuration.ts';
import { madeNames, type Named } from './text/names.ts';
import type { Part } from './text/part.ts';

interface In {
  readonly textDocument: { readonly uri: string };
}

interface At extends In {
  readonly position: Position;
}

interface Here {
  readonly configuration: Configuration;
  readonly part: Part;
}

interface Link {
  readonly uri: string;
  readonly range: Location['range'];
}

/** Requests of an editor, with paths in place of URIs and back. */
export class Features {
  readonly #project: Project;
  readonly #canonical: (uri: string) => string;
  readonly #uriOf: (path: string) => string;
  readonly #pageOf: (code: string) => string;
  /** The tokens that the editor has, by URI. */
  readonly #tokens = new Map<string, ShownTokens>();
  /** Whether the editor can fill in what is inserted. */
  snippets = false;

  constructor(
    project: Project,
    canonical: (uri: string) => string,
    uriOf: (path: string) => string,
    pageOf: (code: string) => string,
  ) {
    this.#project = project;
    this.#canonical = canonical;
    this.#uriOf = uriOf;
    this.#pageOf = pageOf;
  }

  close(uri: string): void {
    this.#tokens.delete(uri);
  }

  completion(params: CompletionParams): CompletionItem[] {
    const here = this.#here(params);
    if (here === undefined) return [];
    const { configuration, part } = here;
    const { position, context } = params;
    const trigger = context?.triggerCharacter;
    if (trigger !== undefined && !isAsked(part.document, position, trigger)) return [];
    const { snippets } = this;
    return completionsAt(configuration, part, position, { snippets, files: this.#project.files });
  }

  async hover(params: At): Promise<Hover | null> {
    const here = this.#here(params);
    if (here === undefined) return null;
    const { findings } = await this.#judged(here);
    const hover = hoverAt(here.configuration, here.part, params.position, findings, this.#pageOf);
    return hover ?? null;
  }

  async definition(params: At): Promise<Link[]> {
    const here = this.#here(params);
    if (here === undefined) return [];
    const { configuration, part } = here;
    const made = await this.#made(here);
    return definitionsAt(configuration, part, params.position, this.#project.files, made).map(this.#link);
  }

  references(params: ReferenceParams): Link[] {
    const here = this.#here(params);
    if (here === undefined) return [];
    const { includeDeclaration } = params.context;
    return referencesAt(here.configuration, here.part, params.position, includeDeclaration).map(this.#link);
  }

  highlights(params: At): DocumentHighlight[] {
    const here = this.#here(params);
    if (here === undefined) return [];
    const { configuration, part } = here;
    const all = referencesAt(configuration, part, params.position, true);
    return all.filter(({ path }) => path === part.document.path).map(({ range }) => ({ range }));
  }

  prepareRename(params: At): { range: Location['range']; placeholder: string } | null {
    const here = this.#here(params);
    const found = here && renamableAt(here.configuration, here.part, params.position);
    if (typeof found === 'string') throw refusal(found);
    return found ? { range: found.range, placeholder: found.name } : null;
  }

  async rename(params: RenameParams): Promise<WorkspaceEdit | null> {
    const here = this.#here(params);
    if (here === undefined) return null;
    const { newName, position } = params;
    const found = renameAt(here.configuration, here.part, position, newName, await this.#made(here));
    if (typeof found === 'string') throw refusal(found);
    const byUri = Map.groupBy(found.map(this.#link), ({ uri }) => uri);
    const edits = [...byUri].map(([uri, links]) => [
      uri,
      links.map(({ range }) => ({ range, newText: newName })),
    ]);
    return { changes: Object.fromEntries(edits) };
  }

  formatting(params: In): TextEdit[] {
    const here = this.#here(params);
    return here ? formattingOf(here.part.document) : [];
  }

  async codeActions(params: CodeActionParams): Promise<CodeAction[]> {
    const here = this.#here(params);
    if (here === undefined) return [];
    const { findings, parsed } = await this.#judged(here);
    const { document } = here.part;
    const { range, context } = params;
    const actions = quickFixesAt({
      document,
      range,
      shown: context.diagnostics,
      findings,
      parsed,
      uriOf: this.#uriOf,
    });
    const { only } = context;
    return only ? actions.filter(({ kind = '' }) => only.some((each) => isKindOf(kind, each))) : actions;
  }

  symbols(params: In): DocumentSymbol[] {
    const here = this.#here(params);
    return here ? symbolsIn(here.part) : [];
  }

  folding(params: In): FoldingRange[] {
    const here = this.#here(params);
    return here ? foldingIn(here.part.document) : [];
  }

  semanticTokens(params: In): SemanticTokens {
    return this.#shown(params).show(this.#encoded(params));
  }

  semanticTokensDelta(params: SemanticTokensDeltaParams): SemanticTokens | SemanticTokensDelta {
    return this.#shown(params).update(params.previousResultId, this.#encoded(params));
  }

  #shown({ textDocument: { uri } }: In): ShownTokens {
    const shown = this.#tokens.get(uri) ?? new ShownTokens();
    this.#tokens.set(uri, shown);
    return shown;
  }

  #encoded(params: In): EncodedPassage[] {
    const here = this.#here(params);
    return here ? encodedTokens(here.part) : [];
  }

  #here({ textDocument: { uri } }: In): Here | undefined {
    return this.#project.partOf(this.#canonical(uri));
  }

  /** Of the findings those in the file. */
  async #judged({ configuration, part }: Here): Promise<Judgement> {
    const judged = await this.#project.judge(configuration.root);
    const { path } = part.document;
    const isHere = (file: string) => file === path || this.#project.files.canonical(file) === path;
    return { ...judged, findings: judged.findings.filter(({ span }) => isHere(span.file)) };
  }

  async #made({ configuration }: Here): Promise<() => readonly Named[]> {
    const { parsed } = await this.#project.judge(configuration.root);
    return () => madeNames(parsed.tree());
  }

  readonly #link = ({ path, range }: Location): Link => ({ uri: this.#uriOf(path), range });
}

function refusal(message: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}

/** `source.fixAll.kaconf` is one of `source.fixAll`. */
function isKindOf(kind: string, wanted: string): boolean {
  return kind === wanted || kind.startsWith(`${wanted}.`);
}
