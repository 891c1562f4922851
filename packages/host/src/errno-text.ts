const TEXTS = new Map([
  ['EACCES', 'Permission denied'],
  ['EISDIR', 'Is a directory'],
  ['ELOOP', 'Too many levels of symbolic links'],
  ['ENAMETOOLONG', 'File name too long'],
  ['ENOENT', 'No such file or directory'],
  ['ENOTDIR', 'Not a directory'],
  ['EROFS', 'Read-only file system'],
]);

/** strerror(3) of what may happen to a path; Node's own texts are others. */
export function errnoText(code: string): string {
  return TEXTS.get(code) ?? code;
}
