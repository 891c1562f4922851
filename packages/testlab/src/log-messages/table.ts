/** A text that people look for in logs. */
export interface Message {
  /** `(<instance>) Entering MASTER STATE`: what stands in angle brackets is different each time. */
  readonly text: string;
  /** When it comes, in words. */
  readonly when: string;
  readonly level: string;
  /** How often there has to be a `-D`. */
  readonly detail: number;
  /** An older real one does not say it. */
  readonly since?: string;
  /** As syslog knows it. */
  readonly process: string;
}

export interface Section {
  /** The scenario that brings them all about, as a path from the document. */
  readonly scenario: string;
  readonly messages: readonly Message[];
}

const SCENARIO = /\]\((\S+\/log-messages\/\S+\.txt)\)/;
/** Texts are code; one with a backtick in it has two around it. */
const ROW = /^\| (`+) ?(.+?) ?\1 \| (.+) \| (.+) \| (.+) \|$/;
const SINCE = / \(since ([\d.]+)\)$/;
const NO_MESSAGE = /^\| text |^\|---/;

/** The tables of docs/log-messages.md. @throws Error for a section or a row that is none */
export function parseLogMessages(document: string): readonly Section[] {
  return document.split(/^## /m).slice(1).map(parseSection);
}

function parseSection(text: string): Section {
  const [title] = text.split('\n');
  const [, scenario] = SCENARIO.exec(text) ?? [];
  const messages = text.split('\n').flatMap(parseRow);
  if (scenario === undefined || messages.length === 0) throw new Error(`“${title}” is no table of messages`);
  return { scenario, messages };
}

function parseRow(line: string): readonly Message[] {
  if (!line.startsWith('|') || NO_MESSAGE.test(line)) return [];
  const [row, , text = '', when = '', level = '', process = ''] = ROW.exec(line) ?? [];
  if (row === undefined) throw new Error(`no row of a table of messages: ${line}`);
  const [name = '', ...details] = level.split(/,? `-D| -D/);
  const [, since] = SINCE.exec(when) ?? [];
  return [
    { text, when, level: name, detail: details.length, process, ...(since !== undefined && { since }) },
  ];
}

/** What fits a text. */
export function patternOf({ text }: Pick<Message, 'text'>): RegExp {
  const parts = text.split(/<[^<>]+>/).map((part) => part.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.+)')}$`);
}
