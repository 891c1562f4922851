import type { TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A text with edits made in it, as an editor makes them: it refuses those that overlap. */
export function edited(text: string, edits: TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('file:///a', 'keepalived', 1, text), edits);
}
