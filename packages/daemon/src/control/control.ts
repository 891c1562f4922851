import type { Log } from '../logging/logger.ts';
import type { MetricsAddress } from '../metrics/address.ts';
import { metricFamilies } from '../metrics/families.ts';
import { openMetrics } from '../metrics/open-metrics.ts';
import type { MetricsServer } from '../metrics/server.ts';
import type { PidFiles } from '../options/pid-files.ts';
import { versionString } from '../options/version.ts';
import type { CheckersProcess } from '../parent/checkers-process.ts';
import type { VrrpProcess } from '../parent/vrrp-process.ts';
import { type ControlSocket, openControlSocket } from './control-socket.ts';
import { Maintenance } from './maintenance.ts';
import type { Answer, Inspection, Preview, Request, Status } from './protocol.ts';

export interface ControlOptions {
  readonly files: Pick<PidFiles, 'control' | 'maintenance'>;
  readonly log: Log;
  /** Undefined while there is nothing to run. */
  vrrp(): VrrpProcess | undefined;
  checkers(): CheckersProcess | undefined;
  preview(): Promise<Preview>;
  /** `--metrics` */
  readonly metrics: MetricsAddress | undefined;
}

const NOTHING_FOUND: Inspection = { instances: [], scripts: [], strays: {} };

/** What administrators ask a running daemon, and have it do. */
export class Control {
  readonly #options: ControlOptions;
  #socket: ControlSocket | undefined;
  #metrics: MetricsServer | undefined;
  readonly #maintenance: Maintenance;

  constructor(options: ControlOptions) {
    this.#options = options;
    this.#maintenance = new Maintenance(options.files.maintenance, options.log);
  }

  /** Without its sockets the daemon does its work all the same. */
  async open(): Promise<void> {
    const { log, metrics, files } = this.#options;
    const without = (what: string) => (error: Error) => {
      log.info(`No ${what}: ${error.message}`);
      return undefined;
    };
    const answer = (request: Request) => this.#answer(request);
    this.#socket = await openControlSocket(files.control, answer).catch(without('control socket'));
    if (!metrics) return;
    const { serveMetrics } = await import('../metrics/server.ts');
    this.#metrics = await serveMetrics(metrics, () => this.#measure()).catch(without('metrics'));
  }

  close(): void {
    this.#socket?.close();
    this.#metrics?.close();
  }

  /** Until somebody ends it; whatever is reloaded, restarted or dies meanwhile. */
  get isMaintenance(): boolean {
    return this.#maintenance.since !== undefined;
  }

  async #answer(request: Request): Promise<Answer> {
    switch (request.command) {
      case 'status':
        return this.#status();
      case 'explain': {
        const status = await this.#status(request.instance);
        return status.instances.length > 0 ? status : { error: this.#whyNot(request.instance) };
      }
      case 'maintenance':
        if (this.#maintenance.set(request.on)) this.#options.vrrp()?.maintain(request.on);
        return this.#status();
      case 'reload':
        return this.#options.preview();
    }
  }

  #whyNot(instance: string): string {
    const planned = this.#options.vrrp()?.configuration.plan.instances ?? [];
    const isThere = planned.some(({ name }) => name === instance);
    return isThere ? 'the VRRP process does not answer' : `there is no vrrp_instance ${instance}`;
  }

  async #status(instance?: string): Promise<Status> {
    const since = this.#maintenance.since?.toISOString();
    const { vrrp, checkers } = this.#options;
    const [found, virtualServers = []] = await Promise.all([
      vrrp()?.inspect(instance),
      instance === undefined ? checkers()?.inspect() : undefined,
    ]);
    return {
      version: versionString,
      pid: process.pid,
      ...(since !== undefined && { maintenanceSince: since }),
      ...(found ?? NOTHING_FOUND),
      virtualServers,
    };
  }

  async #measure(): Promise<string> {
    const status = await this.#status();
    return openMetrics(metricFamilies(this.#options.vrrp()?.configuration.plan, status));
  }
}
