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
import { Features } from './features.ts';
import { Project, type Surroundings } from './project.ts';
import { Publisher } from './publisher.ts';
import { FIX_ALL } from './quick-fixes.ts';
import { LEGEND } from './semantic-tokens.ts';
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
  const publisher = new Publisher(project, uriAt, versionOf, (told) => {
    void connection.sendDiagnostics(told);
  });
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
  listen(connection, features);
  texts.listen(connection);
  connection.listen();
}

function listen(connection: Connection, features: Features): void {
  connection.onCompletion((params) => features.completion(params));
  connection.onHover((params) => features.hover(params));
  connection.onDefinition((params) => features.definition(params));
  connection.onReferences((params) => features.references(params));
  connection.onDocumentHighlight((params) => features.highlights(params));
  connection.onPrepareRename((params) => features.prepareRename(params));
  connection.onRenameRequest((params) => features.rename(params));
  connection.onDocumentFormatting((params) => features.formatting(params));
  connection.onCodeAction((params) => features.codeActions(params));
  connection.onDocumentSymbol((params) => features.symbols(params));
  connection.onFoldingRanges((params) => features.folding(params));
  connection.languages.semanticTokens.on((params) => features.semanticTokens(params));
  connection.languages.semanticTokens.onDelta((params) => features.semanticTokensDelta(params));
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
