import type { Files } from '../1-source/files.ts';

/** What a configuration may refer to beyond its own text. */
export interface ExpandOptions {
  /** Where included files are. Without it none are read, and each include is a finding. */
  readonly files?: Files;
  /** `-i`: lines behind `@other` are not for this host. */
  readonly configId?: string;
  /** Definitions that hold from the first line on. */
  readonly defines?: ReadonlyMap<string, string>;
  /** For `${_ENV NAME}`. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** For `${_RANDOM}`, unless the configuration has a `random_seed`. */
  readonly seed?: number;
  /** `-e`: every include must find what it names. */
  readonly allConfig?: boolean;
}
