import { readFileSync } from 'node:fs';

/** What is behind `--- NAME`: files, then the command with its output, `--- STATUS`, and perhaps `--- with --fix`. */
export function readCase(path: string) {
  const [, ...sections] = readFileSync(path, 'utf8').split(/^--- /m);
  const texts = sections.map((section): [string, string] => {
    const end = section.indexOf('\n');
    return [section.slice(0, end), section.slice(end + 1)];
  });
  const [command, output] = texts.find(([name]) => name.startsWith('$ ')) ?? ['', ''];
  const files = Object.fromEntries(texts.filter(([name]) => /\.(?:conf|yaml)$/.test(name)));
  const status = texts.map(([name]) => name).find((name) => name.startsWith('exit status'));
  const rewritten = texts.find(([name]) => name === 'with --fix')?.[1];
  return { args: words(command.replace('$ kaconf ', '')), files, output, status, rewritten };
}

/** As a shell would have them. */
function words(command: string): string[] {
  return Array.from(command.matchAll(/'([^']*)'|\S+/g), ([word, quoted]) => quoted ?? word);
}
