/** https://prometheus.io/docs/specs/om/open_metrics_spec/ */
export const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0; charset=utf-8';

export interface Family {
  /** Of a counter without the `_total` of its samples. */
  readonly name: string;
  readonly type: 'gauge' | 'counter' | 'info';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SUFFIXES = { gauge: '', counter: '_total', info: '_info' } as const;

/** A whole exposition. Families without samples are left out. */
export function openMetrics(families: readonly Family[]): string {
  const lines = families.filter(({ samples }) => samples.length > 0).flatMap(familyLines);
  return [...lines, '# EOF', ''].join('\n');
}

function familyLines({ name, type, help, samples }: Family): string[] {
  return [
    `# TYPE ${name} ${type}`,
    `# HELP ${name} ${help}`,
    ...samples.map(({ labels, value }) => `${name}${SUFFIXES[type]}${labelText(labels)} ${value}`),
  ];
}

function labelText(labels: Sample['labels']): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
