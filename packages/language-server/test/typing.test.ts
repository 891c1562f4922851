import { expect, test } from 'vitest';
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { Features } from '../src/features.ts';
import type { Project } from '../src/project.ts';
import { edited, type Random, randomOf, someText } from './support/broken.ts';
import { projectOf } from './support/editor.ts';

const PATH = '/etc/keepalived.conf';
const TRIALS = 40;
const EDITS = 8;

function featuresOf(project: Project): Features {
  const asItIs = (path: string) => path;
  return new Features(project, asItIs, asItIs, asItIs);
}

/** Of several passages. */
function longText(random: Random): string {
  const text = Array.from({ length: 2 + random(6) }, () => someText(random)).join('\n');
  return random(4) === 0 ? text.replaceAll('\n', '\r\n') : text;
}

/** Some lines come twice, go, or are written into. */
function typed(text: string, random: Random): string {
  const lines = text.split('\n');
  const from = random(lines.length);
  const way = random(8);
  if (way > 1) return edited(text, random);
  const some = lines.slice(from, from + random(120));
  lines.splice(from, way === 0 ? some.length : 0, ...(way === 0 ? [] : some));
  return lines.join('\n');
}

/** What an editor has after it. */
function applied(numbers: readonly number[], told: SemanticTokens | SemanticTokensDelta): readonly number[] {
  if ('data' in told) return told.data;
  return told.edits.reduce(
    (all, { start, deleteCount, data = [] }) => all.toSpliced(start, deleteCount, ...data),
    numbers,
  );
}

/** But for colours. */
function answers(features: Features, text: string, random: Random): unknown[] {
  const lines = text.split('\n');
  const line = random(lines.length);
  const position = { line, character: random((lines[line] ?? '').length + 1) };
  const params = { textDocument: { uri: PATH }, position };
  return [
    features.completion(params),
    features.references({ ...params, context: { includeDeclaration: true } }),
    features.symbols(params),
    features.folding(params),
  ];
}

test('a text in which somebody types has the same colours, names and completions as a new one', () => {
  for (let seed = 1; seed <= TRIALS; seed++) {
    const random = randomOf(seed);
    const files = { [PATH]: '', '/etc/a.conf': 'track_script {\n a\n}\n' };
    const project = projectOf(files);
    const features = featuresOf(project);
    const textDocument = { uri: PATH };
    let text = longText(random);
    let numbers: readonly number[] = [];
    let previousResultId = '';
    for (let edit = 0; edit < EDITS; edit++) {
      project.put(PATH, text);
      const fresh = projectOf(files);
      fresh.put(PATH, text);
      const others = featuresOf(fresh);
      // Not with each edit is everything asked for.
      if (random(4) > 0) {
        const told = features.semanticTokensDelta({ textDocument, previousResultId });
        numbers = applied(numbers, told);
        previousResultId = told.resultId ?? '';
        expect(numbers, `seed ${seed}`).toEqual(others.semanticTokens({ textDocument }).data);
      }
      const place = random(1_000_000);
      expect(answers(features, text, randomOf(place)), `seed ${seed}`).toEqual(
        answers(others, text, randomOf(place)),
      );
      text = typed(text, random);
    }
  }
});
