/** Scans that are looked at one by one to tell people apart: with more, an answer would wait for them. */
export const MOST_SIGHTED = 25_000
