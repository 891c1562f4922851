import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeResult,
  type Position,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from './completion.ts';
import { hoverAt } from './hover.ts';
import { Project, type Surroundings } from './project.ts';
import { Publisher } from './publisher.ts';
import { pathOf, uriOf } from './uris.ts';

/** What an editor says of a place in a file. */
interface At {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Answers an editor until it hangs up. */
export function serve(connection: Connection, surroundings: Surroundings, version: string): void {
  const project = new Project(surroundings);
  const texts = new TextDocuments(TextDocument);
  /** As the editor has them, by their paths. */
  const uris = new Map<string, string>();
  const canonical = (uri: string) => project.files.canonical(pathOf(uri));
  const uriAt = (path: string) => uris.get(path) ?? uriOf(path);
  const publisher = new Publisher(project, uriAt, (uri, diagnostics) =>
    connection.sendDiagnostics({ uri, diagnostics }),
  );
  let client: ClientCapabilities = {};

  connection.onInitialize(({ capabilities }) => {
    client = capabilities;
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
    uris.set(path, document.uri);
    project.put(path, document.getText());
    publisher.changed();
  });
  texts.onDidClose(({ document }) => {
    const path = canonical(document.uri);
    uris.delete(path);
    project.close(path);
    publisher.changed();
  });

  const partAt = ({ textDocument: { uri } }: Pick<At, 'textDocument'>) => project.partOf(canonical(uri));

  connection.onCompletion((params) => {
    const here = partAt(params);
    const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
    return here
      ? completionsAt(here.configuration, here.part, params.position, { snippets, files: project.files })
      : [];
  });

  connection.onHover(async (params) => {
    const here = partAt(params);
    if (here === undefined) return null;
    const { configuration, part } = here;
    const { findings } = await project.judge(configuration.root);
    const own = findings.filter(({ span }) => project.files.canonical(span.file) === part.document.path);
    return hoverAt(configuration, part, params.position, own, surroundings.pageOf) ?? null;
  });

  texts.listen(connection);
  connection.listen();
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  completionProvider: { triggerCharacters: ['$', '{', '@', ' '] },
  hoverProvider: true,
};
