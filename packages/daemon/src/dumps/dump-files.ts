import { statSync } from 'node:fs';
import { posix } from 'node:path';
import type { Config } from '@kaconf/config';

/** Where processes write what they are asked to tell of themselves. */
export interface DumpFiles {
  /** SIGUSR1. */
  readonly data: string;
  /** The parent's own. */
  readonly parentData: string;
  /** The checker child's. */
  readonly checkData: string;
  /** The BFD child's. */
  readonly bfdData: string;
  /** SIGUSR2. */
  readonly stats: string;
  readonly json: string;
}

/** What sets the daemon apart from others on the machine. */
export interface Separate {
  readonly namespace: string | undefined;
  readonly instance: string | undefined;
  /** `-u` */
  readonly umask?: number | undefined;
  readonly pidFiles: { readonly reload: string };
}

type Globals = Pick<Config['global_defs'], 'state_dump_file' | 'data_use_instance'>;

/**
 * keepalived reads `stats_dump_file` and `json_dump_file` too, and writes into the folder for temporary files all the
 * same: that is where everybody looks for them.
 */
export function dumpFiles(
  globals: Globals,
  separate: Omit<Separate, 'pidFiles'>,
  folder = temporaryFolder(),
): DumpFiles {
  const name = globals.data_use_instance ? nameOf(separate) : '';
  const data = (kind: string) => dataFile(globals.state_dump_file, folder, `${kind}${name}`);
  return {
    data: data(''),
    parentData: data('_parent'),
    checkData: data('_check'),
    bfdData: data('_bfd'),
    stats: `${folder}/keepalived.stats`,
    json: `${folder}/keepalived.json`,
  };
}

function nameOf({ namespace, instance }: Pick<Separate, 'namespace' | 'instance'>): string {
  const names = [namespace, instance].filter((name) => name !== undefined);
  return names.length === 0 ? '' : `.${names.join('_')}`;
}

/** `state_dump_file`: a folder when it ends with a slash, else a pattern into which goes what tells files apart. */
function dataFile(path: string | undefined, temporary: string, insertion: string): string {
  if (path === undefined) return `${temporary}/keepalived${insertion}.data`;
  const folder = path.startsWith('/') ? posix.dirname(`${path}x`) : temporary;
  const file = path.slice(path.lastIndexOf('/') + 1) || 'keepalived.data';
  const dot = file.includes('.') ? file.lastIndexOf('.') : file.length;
  return `${folder}/${file.slice(0, dot)}${insertion}${file.slice(dot)}`;
}

/** TMPDIR, if it is one. */
function temporaryFolder({ TMPDIR = '' } = process.env): string {
  const isFolder = TMPDIR.startsWith('/') && statSync(TMPDIR, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? TMPDIR : '/tmp';
}
