import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer, Request } from './protocol.ts';

/** A daemon that is alive answers at once, even when it is busy. */
const PATIENCE_MS = 10_000;

/** @throws Error of Node's when nobody answers there */
export async function ask(path: string, request: Request): Promise<Answer> {
  const socket = connect(path);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no answer from ${path}`)));
  socket.end(`${JSON.stringify(request)}\n`);
  const answer = await text(socket);
  // It ended in the middle of it.
  if (answer === '') throw new Error(`no answer from ${path}`);
  return JSON.parse(answer);
}
