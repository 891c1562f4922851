import { lstatSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { makeRuntimeFolder } from '../processes/runtime-folder.ts';
import { type Answer, LONGEST_REQUEST, parseRequest, type Request } from './protocol.ts';

/** For its owner only, which is root. */
const UMASK = 0o177;
/** Who says nothing for so long has nothing to say. */
const PATIENCE_MS = 5000;

export interface ControlSocket {
  close(): void;
}

/**
 * Listens for requests.
 *
 * @throws Error of Node's when there can be no such socket, EADDRINUSE when another daemon answers there
 */
export async function openControlSocket(
  path: string,
  answer: (request: Request) => Promise<Answer>,
): Promise<ControlSocket> {
  makeRuntimeFolder(dirname(path));
  const serve = (socket: Socket) => void converse(socket, answer);
  const server = await listen(path, serve).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' || !(await isLeftBehind(path))) throw error;
    rmSync(path, { force: true });
    return listen(path, serve);
  });
  return { close: () => server.close() };
}

async function listen(path: string, serve: (socket: Socket) => void): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, serve);
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject).once('listening', listening.resolve);
  // The file is made within the call, so nobody else's is made with this mask.
  const before = process.umask(UMASK);
  server.listen(path);
  process.umask(before);
  await listening.promise;
  return server;
}

/** By a daemon that was killed: a socket, and nobody answers. */
async function isLeftBehind(path: string): Promise<boolean> {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSocket()) return false;
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(path);
  socket.once('connect', () => resolve(false)).once('error', () => resolve(true));
  return promise.finally(() => socket.destroy());
}

/** One request, one answer; what is wrong with the connection is the other end's business. */
async function converse(socket: Socket, answer: (request: Request) => Promise<Answer>): Promise<void> {
  socket.on('error', () => socket.destroy());
  socket.setTimeout(PATIENCE_MS, () => socket.destroy());
  const line = await firstLine(socket);
  if (line === undefined) {
    socket.destroy();
    return;
  }
  const request = parseRequest(line);
  const document = 'error' in request ? request : await answer(request);
  socket.end(`${JSON.stringify(document)}\n`);
}

function firstLine(socket: Socket): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  let text = '';
  socket.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    const end = text.indexOf('\n');
    if (end !== -1) resolve(text.slice(0, end));
    else if (text.length > LONGEST_REQUEST) resolve(undefined);
  });
  socket.once('end', () => resolve(undefined)).once('close', () => resolve(undefined));
  return promise;
}
