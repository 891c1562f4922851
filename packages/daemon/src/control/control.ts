import type { Log } from '../logging/logger.ts';
import { versionString } from '../options/version.ts';
import type { VrrpProcess } from '../parent/vrrp-process.ts';
import { type ControlSocket, openControlSocket } from './control-socket.ts';
import type { Answer, InstanceStatus, Preview, Request, Status } from './protocol.ts';

export interface ControlOptions {
  readonly log: Log;
  /** Undefined while there is nothing to run. */
  vrrp(): VrrpProcess | undefined;
  preview(): Promise<Preview>;
}

/** What administrators ask a running daemon, and have it do. */
export class Control {
  readonly #options: ControlOptions;
  #socket: ControlSocket | undefined;
  #maintenanceSince: Date | undefined;

  constructor(options: ControlOptions) {
    this.#options = options;
  }

  /** Without its socket the daemon does its work all the same. */
  async open(path: string): Promise<void> {
    try {
      this.#socket = await openControlSocket(path, (request) => this.#answer(request));
    } catch (error) {
      this.#options.log.info(`No control socket: ${(error as Error).message}`);
    }
  }

  close(): void {
    this.#socket?.close();
  }

  /** Until somebody ends it; whatever is reloaded or dies meanwhile. */
  get isMaintenance(): boolean {
    return this.#maintenanceSince !== undefined;
  }

  async #answer(request: Request): Promise<Answer> {
    switch (request.command) {
      case 'status':
        return this.#status();
      case 'explain': {
        const status = await this.#status(request.instance);
        const isThere = status.instances.length > 0;
        return isThere ? status : { error: `there is no vrrp_instance ${request.instance}` };
      }
      case 'maintenance':
        this.#maintain(request.on);
        return this.#status();
      case 'reload':
        return this.#options.preview();
    }
  }

  #maintain(on: boolean): void {
    if (on === this.isMaintenance) return;
    this.#maintenanceSince = on ? new Date() : undefined;
    this.#options.vrrp()?.maintain(on);
  }

  async #status(instance?: string): Promise<Status> {
    const since = this.#maintenanceSince?.toISOString();
    const instances: readonly InstanceStatus[] = (await this.#options.vrrp()?.explain(instance)) ?? [];
    return {
      version: versionString,
      pid: process.pid,
      ...(since !== undefined && { maintenanceSince: since }),
      instances,
    };
  }
}
