type Attributes = Readonly<Record<string, string | number>>;

/** Markup, as SVG and HTML both read it. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
}

function attribute(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 10) / 10) : escapeText(value);
}

/** Names come from configurations, where they may be anything. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']|[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, (letter) => ENTITIES[letter] ?? '\uFFFD');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function title(text: string): string {
  return element('title', {}, escapeText(text));
}

export function text(x: number, y: number, className: string, words: string): string {
  return element('text', { x, y, class: className }, escapeText(words));
}
