import { type Files, findFiles } from '@kaconf/config';

/** Files as an editor has them open, before those on the disk. */
export class OpenFiles implements Files {
  /** By the paths that a reader arrives at. */
  readonly #open = new Map<string, string>();
  readonly #disk: Files | undefined;
  /** Directories without their links: each finding asks for one. */
  readonly #resolved = new Map<string, string>();

  constructor(disk: Files | undefined) {
    this.#disk = disk;
  }

  put(path: string, text: string): void {
    this.#open.set(this.canonical(path), text);
  }

  forget(path: string): void {
    this.#open.delete(this.canonical(path));
  }

  list(directory: string): readonly string[] | undefined {
    return this.#disk?.list(directory);
  }

  kind(path: string): ReturnType<Files['kind']> {
    const onDisk = this.#disk?.kind(path);
    return onDisk === undefined && this.#open.has(this.canonical(path)) ? 'file' : onDisk;
  }

  read(path: string): ReturnType<Files['read']> {
    return (
      this.#open.get(this.canonical(path)) ??
      this.#disk?.read(path) ?? { reason: 'No such file or directory' }
    );
  }

  resolve(directory: string): string {
    const resolved = this.#resolved.get(directory) ?? this.#disk?.resolve(directory) ?? directory;
    this.#resolved.set(directory, resolved);
    return resolved;
  }

  /** Links may lead elsewhere than before. */
  refresh(): void {
    this.#resolved.clear();
  }

  /** The same for all paths that lead to a file, but for links to the file itself. */
  canonical(path: string): string {
    const end = path.lastIndexOf('/');
    return end <= 0 ? path : `${this.resolve(path.slice(0, end))}/${path.slice(end + 1)}`;
  }

  /** What an include names, as `canonical` has it. A reference in it may stand for anything. */
  included(pattern: string, by: string): string[] {
    const end = by.lastIndexOf('/');
    const directory = end === 0 ? '/' : by.slice(0, Math.max(0, end));
    const anything = pattern.replace(/\$(?:[A-Za-z_]\w*|\{[^{}]*\})/g, '*');
    return findFiles(anything, directory, new Set(), this, () => {}).map(({ path }) => this.canonical(path));
  }
}
