/**
 * One value of a key that several make together, for the memory alone. Set apart by characters that no
 * text of a scan holds.
 */
export const keyPart = (value: boolean | null | number | string): string =>
  value === null ? '\u0002\u0001' : `${value}\u0001`
