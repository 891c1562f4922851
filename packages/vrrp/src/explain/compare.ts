/** What differs in one statement. Neither is anything to be seen where only a secret differs. */
export interface StatementChange {
  readonly keyword: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** How each field of a plan is written: under which keyword, and as which lines. A new field is to have its line here. */
export type Keywords<Plan> = {
  readonly [Field in keyof Plan]-?: readonly [
    keyword: string,
    show: (value: Plan[Field]) => readonly string[],
  ];
};

/** Statement by statement, in the table's order. */
export function compare<Plan extends object>(
  keywords: Keywords<Plan>,
  before: Plan,
  after: Plan,
): StatementChange[] {
  return (Object.keys(keywords) as (keyof Plan & string)[]).flatMap((field) =>
    compareField(keywords[field], before[field], after[field]),
  );
}

function compareField<Value>(
  [keyword, show]: readonly [string, (value: Value) => readonly string[]],
  before: Value,
  after: Value,
): StatementChange[] {
  if (isEqual(before, after)) return [];
  const [old, fresh] = [show(before), show(after)];
  return [
    {
      keyword,
      removed: old.filter((line) => !fresh.includes(line)),
      added: fresh.filter((line) => !old.includes(line)),
    },
  ];
}

/** Of plain data. */
export function isEqual(one: unknown, other: unknown): boolean {
  return written(one) === written(other);
}

function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part)) ?? '';
}

export const flag = (set: boolean | undefined) => [set ? 'on' : 'off'];
export const unless = (set: boolean) => flag(!set);
export const text = (value: string | number | undefined) => (value === undefined ? [] : [String(value)]);
/** Of microseconds. */
export const seconds = (time: number | undefined) => text(time && time / 1_000_000);
