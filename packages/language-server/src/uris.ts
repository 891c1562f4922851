import { fileURLToPath, pathToFileURL } from 'node:url';

/** The path of a file; of a text that is in none, its URI. */
export function pathOf(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    return fileURLToPath(uri);
  } catch {
    return uri;
  }
}

export function uriOf(path: string): string {
  return path.startsWith('/') ? pathToFileURL(path).href : path;
}
