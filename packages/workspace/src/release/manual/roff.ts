/** A manual page, man(7). Texts may have Markdown's emphasis, code and links. */
export interface Page {
  readonly name: string;
  readonly section: number;
  /** Behind the name in whatis(1). */
  readonly summary: string;
  readonly parts: readonly Part[];
}

export type Part =
  | { readonly type: 'heading' | 'subheading' | 'paragraph' | 'example'; readonly text: string }
  | { readonly type: 'item'; readonly term: string; readonly text: string };

export function roff({ name, section, summary, parts }: Page, version: string): string {
  const title = `.TH ${name.toUpperCase()} ${section} "" "kaconf ${version}"`;
  const lines = [
    title,
    '.SH NAME',
    `${plain(name)} \\- ${plain(summary)}`,
    ...parts.map((part, at) => request(part, parts[at - 1])),
  ];
  return `${lines.join('\n')}\n`;
}

/** A paragraph is begun already behind a heading. */
function request(part: Part, before: Part | undefined): string {
  const gap = before?.type === 'heading' || before?.type === 'subheading' ? '' : '.PP\n';
  switch (part.type) {
    case 'heading':
      return `.SH ${plain(part.text.toUpperCase())}`;
    case 'subheading':
      return `.SS ${plain(part.text)}`;
    case 'paragraph':
      return `${gap}${formatted(part.text)}`;
    case 'example':
      return `${gap}.EX\n${part.text.split('\n').map(plain).join('\n')}\n.EE`;
    case 'item':
      // A term by itself, as a keyword without a remark, still has a paragraph.
      return `.TP\n.B ${plain(part.term)}\n${formatted(part.text) || '\\&'}`;
  }
}

function formatted(text: string): string {
  return plain(text)
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/`([^`]+)`|\*\*([^*]+)\*\*/g, (_, code, strong) => `\\fB${code ?? strong}\\fR`)
    .replace(/(?<![\w*])\*([^*\s][^*]*)\*(?!\w)/g, '\\fI$1\\fR');
}

/** Hyphens are what is typed, and no line is a request. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(
      /\P{ASCII}/gu,
      (sign) => `\\[u${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replace(/^(?=[.'])/gm, '\\&');
}
