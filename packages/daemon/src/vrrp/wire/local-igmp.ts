import type { Sysctls } from '@kaconf/kernel';

const REPORTS = 'net/ipv4/igmp_link_local_mcast_reports';

/** `disable_local_igmp`: the kernel tells nobody that it is in a link-local group, where nobody needs to know. */
export class LocalIgmp {
  readonly #sysctls: Sysctls;
  #disabled = false;

  constructor(sysctls: Sysctls) {
    this.#sysctls = sysctls;
  }

  get isDisabled(): boolean {
    return this.#disabled;
  }

  /** From a predecessor that was killed. */
  inherit(disabled: boolean): void {
    this.#disabled = disabled && this.#sysctls.read(REPORTS) === 0;
  }

  disable(): void {
    if (this.#sysctls.read(REPORTS) !== 1) return;
    this.#sysctls.write(REPORTS, 0);
    this.#disabled = true;
  }

  restore(): void {
    if (this.#disabled) this.#sysctls.write(REPORTS, 1);
    this.#disabled = false;
  }
}
