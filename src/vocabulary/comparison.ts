/** Codes that can be set side by side: more lines than that nobody tells apart. */
export const MOST_COMPARED = 5
