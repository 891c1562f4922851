import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  CompletionRequest,
  SemanticTokensDeltaRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver-protocol';
import { Client } from '../test/support/client.ts';
import type { Sample } from './configurations.ts';

/** How long after a keystroke each answer is there, in milliseconds. */
export interface Answer {
  readonly diagnostics: number;
  readonly completion: number;
  readonly tokens: number;
  /** What the server has computed by then. */
  readonly computing: number;
}

/** What somebody types, at a line that has this in it, before moving on to another place. */
const TYPED: readonly (readonly [line: string, text: string])[] = [
  ['priority 150', '\n    pre'],
  ['connect_timeout 3', '00'],
  ['weight 100', '\n        inhi'],
  ['chk_', ' weight -60'],
  ['advert_int 1', ' # every second'],
  ['/24', ' dev eth1'],
  ['lb_algo', '\n    lb_k'],
  ['}', '\n\nvrrp_instance VI_new {\n    interface eth0\n}'],
  ['interface', '\b1'],
  ['router_id', 'x'],
];

/** Types so many characters, each when all answers to the one before are there; at ever other places. */
export async function measure(
  command: readonly [string, ...string[]],
  { files }: Sample,
  keystrokes: number,
): Promise<Answer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kaconf-keystrokes-'));
  const client = new Client(command, folder);
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const [[name = '', text = ''] = []] = Object.entries(files);
    await client.start();
    const typist = new Typist(client, pathToFileURL(join(folder, name)).href, text);
    await typist.open();
    return await typist.type(keystrokes);
  } finally {
    await client.end();
    rmSync(folder, { recursive: true });
  }
}

class Typist {
  readonly #client: Client;
  readonly #uri: string;
  readonly #lines: string[];
  #tokens = '';

  constructor(client: Client, uri: string, text: string) {
    this.#client = client;
    this.#uri = uri;
    this.#lines = text.split('\n');
  }

  async open(): Promise<void> {
    const judged = this.#client.judged(this.#uri, 1);
    await this.#client.open(this.#uri, this.#lines.join('\n'));
    await judged;
    // Nobody types at once.
    await setTimeout(2_000);
    const textDocument = { uri: this.#uri };
    const tokens = await this.#client.connection.sendRequest(SemanticTokensRequest.type, { textDocument });
    this.#tokens = tokens?.resultId ?? '';
  }

  async type(keystrokes: number): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let round = 0; answers.length < keystrokes; round++) {
      const [wanted, text] = TYPED[round % TYPED.length] ?? ['', ''];
      // From top to bottom, and again.
      const from = Math.floor(((round * 0.37) % 1) * this.#lines.length);
      let line = this.#lines.findIndex((each, index) => index >= from && each.includes(wanted));
      if (line === -1) line = from;
      let character = this.#lines[line]?.length ?? 0;
      for (const key of text) {
        if (answers.length === keystrokes) break;
        answers.push(await this.#press(key, line, character));
        if (key === '\n') [line, character] = [line + 1, 0];
        else character += key === '\b' ? -1 : 1;
      }
    }
    return answers;
  }

  async #press(key: string, line: number, character: number): Promise<Answer> {
    const back = key === '\b' ? 1 : 0;
    const text = key === '\b' ? '' : key;
    const before = this.#lines[line] ?? '';
    const after = before.slice(0, character - back) + text + before.slice(character);
    this.#lines.splice(line, 1, ...after.split('\n'));
    const start = performance.now();
    const computed = this.#computed();
    const since = async <T>(answer: Promise<T>): Promise<readonly [number, T]> => {
      const value = await answer;
      return [performance.now() - start, value];
    };
    const { connection } = this.#client;
    const textDocument = { uri: this.#uri };
    const judged = since(this.#client.judged(this.#uri, this.#client.versionOf(this.#uri) + 1));
    const range = { start: { line, character: character - back }, end: { line, character } };
    await this.#client.change(this.#uri, { range, text });
    const position =
      key === '\n' ? { line: line + 1, character: 0 } : { line, character: character - back + text.length };
    const completed = since(connection.sendRequest(CompletionRequest.type, { textDocument, position }));
    const previousResultId = this.#tokens;
    const coloured = since(
      connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument, previousResultId }),
    );
    const [[diagnostics], [completion], [tokens, delta]] = await Promise.all([judged, completed, coloured]);
    this.#tokens = delta?.resultId ?? '';
    return { diagnostics, completion, tokens, computing: this.#computed() - computed };
  }

  /** How long the main thread of the server has had a processor, in milliseconds. */
  #computed(): number {
    const { processId } = this.#client;
    const [nanoseconds] = readFileSync(`/proc/${processId}/task/${processId}/schedstat`, 'utf8').split(' ');
    return Number(nanoseconds) / 1e6;
  }
}
