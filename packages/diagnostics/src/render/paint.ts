import type { Severity } from '../diagnostic.ts';

type Style = 'bold' | 'gutter' | Severity;

/** Wraps a text in the escape sequences of a style, or in nothing. */
export type Paint = (style: Style, text: string) => string;

/** SGR parameters, ECMA-48 section 8.3.117. */
const SGR: Readonly<Record<Style, string>> = {
  bold: '1',
  gutter: '1;34',
  error: '1;31',
  warning: '1;33',
  note: '1;36',
};

export function painter(color: boolean): Paint {
  return color ? (style, text) => `\u001b[${SGR[style]}m${text}\u001b[0m` : (_style, text) => text;
}
