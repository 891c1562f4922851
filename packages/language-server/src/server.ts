import {
  type ClientCapabilities,
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FIX_ALL } from './answers/quick-fixes.ts';
import { LEGEND } from './colours/semantic-tokens.ts';
import { Features } from './features.ts';
import { Project, type Surroundings } from './project.ts';
import { type Publish, Publisher } from './publisher.ts';
import { Rehearsal } from './rehearsal.ts';
import { pathOf, uriOf } from './uris.ts';

/** Answers an editor until it hangs up. */
export function serve(connection: Connection, surroundings: Surroundings, version: string): void {
  const project = new Project(surroundings);
  const texts = new TextDocuments(TextDocument);
  /** As the editor has them, by their paths. */
  const open = new Map<string, TextDocument>();
  const canonical = (uri: string) => project.files.canonical(pathOf(uri));
  const uriAt = (path: string) => open.get(project.files.canonical(path))?.uri ?? uriOf(path);
  const versionOf = (uri: string) => texts.get(uri)?.version;
  const publish: Publish = (told) => void connection.sendDiagnostics(told);
  const publisher = new Publisher(project, uriAt, versionOf, publish, new Rehearsal(surroundings));
  const features = new Features(project, canonical, uriAt, surroundings.pageOf);
  let client: ClientCapabilities = {};

  connection.onInitialize(({ capabilities }) => {
    client = capabilities;
    features.snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
    return { capabilities: CAPABILITIES, serverInfo: { name: 'kaconf', version } };
  });
  connection.onInitialized(() => {
    if (!client.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = [{ globPattern: '**/*.conf' }];
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
  connection.onDidChangeWatchedFiles(() => {
    project.refresh();
    publisher.changed();
  });
  texts.onDidChangeContent(({ document }) => {
    const path = canonical(document.uri);
    open.set(path, document);
    project.put(path, document.getText());
    publisher.changed();
  });
  texts.onDidClose(({ document }) => {
    const path = canonical(document.uri);
    open.delete(path);
    features.close(document.uri);
    project.close(path);
    publisher.changed();
  });
  listen(connection, features, () => publisher.asked());
  texts.listen(connection);
  connection.listen();
}

/** @param asked is told of each request before it is answered */
function listen(connection: Connection, features: Features, asked: () => void): void {
  const answer =
    <P, R>(request: (params: P) => R) =>
    (params: P): R => {
      asked();
      return request(params);
    };
  connection.onCompletion(answer((params) => features.completion(params)));
  connection.onHover(answer((params) => features.hover(params)));
  connection.onDefinition(answer((params) => features.definition(params)));
  connection.onReferences(answer((params) => features.references(params)));
  connection.onDocumentHighlight(answer((params) => features.highlights(params)));
  connection.onPrepareRename(answer((params) => features.prepareRename(params)));
  connection.onRenameRequest(answer((params) => features.rename(params)));
  connection.onDocumentFormatting(answer((params) => features.formatting(params)));
  connection.onCodeAction(answer((params) => features.codeActions(params)));
  connection.onDocumentSymbol(answer((params) => features.symbols(params)));
  connection.onFoldingRanges(answer((params) => features.folding(params)));
  const { semanticTokens } = connection.languages;
  semanticTokens.on(answer((params) => features.semanticTokens(params)));
  semanticTokens.onDelta(answer((params) => features.semanticTokensDelta(params)));
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: ['$', '{', '@', ' '] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentHighlightProvider: true,
  renameProvider: { prepareProvider: true },
  documentFormattingProvider: true,
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  semanticTokensProvider: {
    legend: { tokenTypes: [...LEGEND.tokenTypes], tokenModifiers: [...LEGEND.tokenModifiers] },
    full: { delta: true },
  },
};
