import { setTimeout } from 'node:timers/promises';
import { Features } from './features.ts';
import { Project, type Surroundings } from './project.ts';

/** What is being written, a line at a time, now here and now there. */
const PIECES = ['    inter', '# why', 'vrrp_instance VI_1 {', '    interface eth0', '', '}'];
/** As good as more of them, and whoever types meanwhile waits less. */
const LINES = 1_000;
/** After as many in so long a file, what takes longest is compiled; a short one may leave something for the next. */
const TIMES = 120;
const ENOUGH_LINES = TIMES * LINES;
const PAUSE_MS = 1;

/**
 * Lives through keystrokes in a file for nothing: code that has run some times is compiled by the time that somebody types, whose
 * first ones take three times as long otherwise.
 */
export class Rehearsal {
  readonly #surroundings: Surroundings;
  /** By the paths of files. */
  readonly #times = new Map<string, number>();
  #lines = 0;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** @param isWanted no longer when there is something else to do */
  async perform(path: string, text: string, isWanted: () => boolean): Promise<void> {
    const project = new Project(this.#surroundings);
    const features = new Features(project, asItIs, asItIs, this.#surroundings.pageOf);
    const lines = beginningOf(text);
    const count = lines.length;
    const textDocument = { uri: path };
    let coloured = '';
    for (
      let time = this.#times.get(path) ?? 0;
      time < TIMES && this.#lines < ENOUGH_LINES && isWanted();
      time++
    ) {
      this.#times.set(path, time + 1);
      this.#lines += count;
      const written = time % PIECES.length;
      const piece = PIECES[written] ?? '';
      const line = Math.floor(((Math.floor(time / PIECES.length) * 0.37) % 1) * count) + written;
      lines.splice(line, 0, piece);
      project.put(path, lines.join('\n'));
      features.completion({ textDocument, position: { line, character: piece.length } });
      const tokens = features.semanticTokensDelta({ textDocument, previousResultId: coloured });
      coloured = tokens.resultId ?? '';
      // Whoever types meanwhile waits for no more than a part of it.
      await setTimeout(PAUSE_MS);
      if (!isWanted()) return;
      for (const root of project.roots()) await project.judge(root, true);
      await setTimeout(PAUSE_MS);
    }
  }
}

/** As far as the end of a block. */
function beginningOf(text: string): string[] {
  const lines = text.split('\n');
  const end = lines.findIndex((line, index) => index >= LINES && line.startsWith('}'));
  return end === -1 ? lines : lines.slice(0, end + 1);
}

function asItIs(path: string): string {
  return path;
}
