/** What the reader of a configuration may ask a file system; a path is relative to wherever the first file's is. */
export interface Files {
  /** The names in a directory, in any order; undefined where there is none that can be listed. */
  list(directory: string): readonly string[] | undefined;
  /** What a path leads to; undefined when there is nothing of that name. A link to nowhere is `other`. */
  kind(path: string): FileKind | undefined;
  read(path: string): string | Unreadable;
  /** The absolute path of a directory, without links. */
  resolve(directory: string): string;
}

/** Whoever may write a file that somebody may execute could have it executed: keepalived reads none of those. */
export type FileKind = 'file' | 'executable' | 'directory' | 'other';

export interface Unreadable {
  /** As strerror(3) has it. */
  readonly reason: string;
}

/** The path of a file that is named in another one, whose directory this is; empty for the working directory. */
export function within(directory: string, name: string): string {
  if (name.startsWith('/') || directory === '') return name;
  return directory.endsWith('/') ? `${directory}${name}` : `${directory}/${name}`;
}

/** Empty for the working directory. */
export function directoryOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end === 0 ? '/' : path.slice(0, Math.max(0, end));
}
