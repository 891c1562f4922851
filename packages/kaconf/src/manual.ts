const BOLD = '1';
const MAX_WIDTH = 80;
const CODE_INDENT = '    ';

/** What a page of Markdown is in a terminal: headings in bold, paragraphs filled, examples indented. */
export function renderPage(markdown: string, { color, width }: { color: boolean; width: number }): string {
  const heading = (text: string) => (color ? `\u001b[${BOLD}m${text}\u001b[0m` : text);
  const named = markdown.replace(/^``` (\S+)$/gm, '$1:\n\n```');
  const parts = named.split(/^```\n/m).flatMap((part, index) => {
    if (index % 2 === 1) return [indent(part.trimEnd())];
    return part
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== '')
      .map((paragraph) => {
        const title = /^#+ (.*)$/.exec(paragraph)?.[1];
        return title === undefined ? fill(paragraph, Math.min(width, MAX_WIDTH)) : heading(title);
      });
  });
  return `${parts.join('\n\n')}\n`;
}

function indent(code: string): string {
  return code.replace(/^(?=.)/gm, CODE_INDENT);
}

/** Words in lines no longer than `width`, if they are not longer themselves; links without where they lead. */
function fill(paragraph: string, width: number): string {
  const words = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').split(/\s+/);
  const lines: string[] = [];
  for (const word of words) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join('\n');
}
