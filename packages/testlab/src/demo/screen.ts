import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Lines that stay and, on a terminal, one below them that changes. */
export interface Screen extends Disposable {
  line(text: string): void;
  /** Shown until the next one; nothing where output is no terminal. */
  status(text: string): void;
}

const CLEAR_LINE = '\r\x1b[2K';

export function openScreen(output: NodeJS.WriteStream): Screen {
  let current = '';
  const draw = (text: string) => {
    if (output.isTTY) output.write(CLEAR_LINE + text);
  };
  return {
    line(text) {
      draw('');
      output.write(`${text}\n`);
      draw(current);
    },
    status(text) {
      // A line that wraps cannot be cleared.
      current = text.slice(0, output.columns - 1);
      draw(current);
    },
    [Symbol.dispose]: () => draw(''),
  };
}

/** Coloured where standard output is a terminal that likes it. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}
