import type { Subject } from '@kaconf/picture';
import type { Proof, Timeline } from '@kaconf/simulate';
import type { Terminal } from '../terminal.ts';

/** @param value what came of it */
export async function print(
  format: string | undefined,
  value: Timeline | Proof,
  terminal: Terminal,
  { text, subject }: { text(): Promise<string>; subject(): Promise<Subject> },
): Promise<void> {
  switch (format) {
    case 'json':
      terminal.out(`${JSON.stringify(value, undefined, 2)}\n`);
      break;
    case 'svg': {
      const { svgFile } = await import('@kaconf/picture');
      terminal.out(svgFile(await subject()));
      break;
    }
    case 'html': {
      const { htmlFile } = await import('@kaconf/picture');
      const { sha256 } = await import('./digests.ts');
      const script = await terminal.pageScript();
      terminal.out(htmlFile(await subject(), { text: script, hash: sha256(script) }));
      break;
    }
    default:
      terminal.out(await text());
  }
}
