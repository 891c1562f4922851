import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { MetricsAddress } from './address.ts';
import { OPEN_METRICS } from './open-metrics.ts';

export interface MetricsServer {
  close(): void;
}

/**
 * Serves `/metrics`.
 *
 * @param measure the exposition, as it is now
 * @throws Error of Node's when it cannot listen there
 */
export async function serveMetrics(
  { address, port }: MetricsAddress,
  measure: () => Promise<string>,
): Promise<MetricsServer> {
  const server = createServer((request, response) => void respond(request, response, measure));
  await listen(server, address, port);
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen({ host, port }, resolve);
  return promise;
}

async function respond(
  { method, url }: IncomingMessage,
  response: ServerResponse,
  measure: () => Promise<string>,
): Promise<void> {
  if (url?.replace(/\?.*/, '') !== '/metrics') response.writeHead(404).end();
  else if (method !== 'GET' && method !== 'HEAD') response.writeHead(405, { allow: 'GET, HEAD' }).end();
  else response.writeHead(200, { 'content-type': OPEN_METRICS }).end(await measure());
}
