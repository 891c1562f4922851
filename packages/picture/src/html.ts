import { type Happening, happenings, type Timeline, timeText } from '@kaconf/simulate';
import { draw } from './draw/drawing.ts';
import { element, escapeText } from './draw/markup.ts';
import { COLOURS, DRAWING } from './draw/style.ts';
import { linkTo } from './page/link.ts';
import { toMilliseconds } from './page/moment.ts';
import { PAGE } from './page/style.ts';
import type { Subject } from './svg.ts';

const WIDTH = 1200;

/** What runs in a page, and how its policy knows it. */
export interface Script {
  readonly text: string;
  /** SHA-256 of the text, in base64. */
  readonly hash: string;
}

/** One page that asks for nothing else, to scrub through; where nothing runs it is the drawing alone. */
export function htmlFile({ words: [title, ...others], timeline }: Subject, script: Script): string {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `script-src 'sha256-${script.hash}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escapeText(title)}</title>
<style>${COLOURS}
${DRAWING}
${PAGE}</style>
</head>
<body>
<header>${element('h1', {}, escapeText(title))}${others.map((one) => element('p', {}, escapeText(one))).join('')}</header>
${timeline ? body(title, timeline, script.text) : ''}
</body>
</html>
`;
}

function body(title: string, timeline: Timeline, script: string): string {
  return `${CONTROLS}
<div id="drawing">${draw(timeline, { width: WIDTH, title }).markup}</div>
<main id="now" hidden></main>
<section><h2>What happens</h2>${element('ol', { id: 'happenings' }, ...happenings(timeline).map(item))}</section>
${KEYS}
<script type="application/json" id="timeline">${dataOf(timeline)}</script>
<script>${script}</script>`;
}

/** No end tag of a script is in it, whatever names are. */
function dataOf(timeline: Timeline): string {
  return JSON.stringify(timeline).replaceAll('<', '\\u003c');
}

function item({ at, kind, text }: Happening): string {
  const time = toMilliseconds(at);
  const parts = element('time', {}, timeText(at)) + element('span', {}, escapeText(text));
  return element('li', { class: kind, 'data-at': time }, element('a', { href: linkTo(time) }, parts));
}

const SPEEDS = [0.1, 0.5, 1, 2, 5, 10, 60];
const USUAL = 5;

const CONTROLS = `<section id="controls" aria-label="Time" hidden>
<div class="buttons">
<output id="time" for="slider"></output>
<button id="previous" type="button">◂ Event</button>
<button id="play" type="button">Play</button>
<button id="next" type="button">Event ▸</button>
<label>Speed <select id="speed">${SPEEDS.map(
  (speed) => `<option value="${speed}"${speed === USUAL ? ' selected' : ''}>${speed}×</option>`,
).join('')}</select></label>
<button id="larger" type="button" aria-label="Zoom in">+</button>
<button id="smaller" type="button" aria-label="Zoom out">−</button>
<button id="whole" type="button">Whole</button>
</div>
<p id="last" aria-live="polite"></p>
<input id="slider" type="range" min="0" max="100000" step="any" value="0" aria-label="Time">
</section>`;

const KEYS = `<p class="keys"><kbd>←</kbd> <kbd>→</kbd> a tenth of a second, with <kbd>Shift</kbd> a second; <kbd>Page Up</kbd> <kbd>Page Down</kbd> the event before, the next; <kbd>Home</kbd> <kbd>End</kbd>; <kbd>Space</kbd> plays and pauses; <kbd>+</kbd> <kbd>−</kbd> zoom, <kbd>0</kbd> shows the whole.</p>`;
