const SPACE = 0x20;
const CARRIAGE_RETURN = 0x0d;
const DIGITS = 3;

/** What stands behind the first blank of an answer: three digits with a blank behind them, a reason or not. @returns 0 where that is not so */
export function statusCodeOf(answer: Uint8Array): number {
  const blank = answer.findIndex((octet) => octet === SPACE || octet === CARRIAGE_RETURN);
  if (blank < 0 || answer[blank] !== SPACE) return 0;
  const code = blank + 1;
  if (answer[code + DIGITS] !== SPACE) return 0;
  const digits = String.fromCharCode(...answer.subarray(code, code + DIGITS));
  return /^\d{3}$/.test(digits) ? Number(digits) : 0;
}
