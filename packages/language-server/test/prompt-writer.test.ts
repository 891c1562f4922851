import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { PromptWriter } from '../src/prompt-writer.ts';

const message = { jsonrpc: '2.0', id: 1, result: 'ä' };

test('a message is written before anything else has its turn', async () => {
  const output = new PassThrough({ encoding: 'utf8' });
  const written = new PromptWriter(output).write(message);
  expect(output.read()).toBe('Content-Length: 38\r\n\r\n{"jsonrpc":"2.0","id":1,"result":"ä"}');
  await expect(written).resolves.toBeUndefined();
});

test('an output that is gone is told of', async () => {
  const output = new PassThrough();
  const writer = new PromptWriter(output);
  const errors: string[] = [];
  writer.onError(([error]) => errors.push(error.message));
  let isClosed = false;
  writer.onClose(() => {
    isClosed = true;
  });
  output.destroy(new Error('EPIPE'));
  await expect(writer.write(message)).rejects.toThrow();
  expect(errors).toContain('EPIPE');
  expect(isClosed).toBe(true);
});
