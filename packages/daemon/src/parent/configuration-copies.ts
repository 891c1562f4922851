import { mkdirSync } from 'node:fs';
import { KernelError } from '@kaconf/kernel';
import type { Loaded } from '../config-test/load-config.ts';
import { writeDump } from '../dumps/write-dump.ts';
import type { Log } from '../logging/logger.ts';

const FOR_OWNER = 0o700;

/** `config_save_dir`: each configuration that the daemon has gone by, `keepalived.conf.PID.0`, `.1` … */
export class ConfigurationCopies {
  readonly #log: Log;
  #count = 0;

  constructor(log: Log) {
    this.#log = log;
  }

  /** All files that were read, each under its name. */
  save({ config, texts }: Loaded): void {
    const folder = config.global_defs.config_save_dir;
    if (folder === undefined || !this.#make(folder)) return;
    const text = [...texts].map(([path, its]) => `# ${path}\n\n${its}`).join('\n');
    const path = `${folder}/keepalived.conf.${process.pid}.${this.#count++}`;
    void writeDump({ path, text, mode: 0o666 }, this.#log);
  }

  /** Its parent must be there. */
  #make(folder: string): boolean {
    try {
      mkdirSync(folder, FOR_OWNER);
      return true;
    } catch (error) {
      const refusal = KernelError.from(error, 'make folder', folder);
      if (refusal.code === 'EEXIST') return true;
      this.#log.info(`Unable to create config_save_dir ${folder} - ${refusal.message}`);
      return false;
    }
  }
}
