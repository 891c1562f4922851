type Written<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same without what has no value, so that a plan is equal to another that says the same. */
export function written<T extends object>(values: T): Written<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Written<T>;
}
