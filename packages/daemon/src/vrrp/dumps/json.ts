/** A text, number or truth in JSON, as keepalived writes it. */
export function jsonText(text: string): string {
  return JSON.stringify(text).replaceAll('/', '\\/');
}

/** In the order given; the values are JSON already, those that are undefined are left out. */
export function jsonObject(fields: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const all = Object.entries(fields).filter(([, value]) => value !== undefined);
  return `{${all.map(([name, value]) => `"${name}":${value}`).join(',')}}`;
}

export function jsonArray(values: readonly string[]): string {
  return `[${values.join(',')}]`;
}

/** Left out when there are none. */
export function jsonTexts(texts: readonly string[]): string | undefined {
  return texts.length === 0 ? undefined : jsonArray(texts.map(jsonText));
}
