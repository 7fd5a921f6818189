/** Width and height in millimetres, upright (ISO 216, ANSI/ASME Y14.1). */
export const PAPER = {
  A3: { heightMM: 420, widthMM: 297 },
  A4: { heightMM: 297, widthMM: 210 },
  A6: { heightMM: 148, widthMM: 105 },
  Letter: { heightMM: 279.4, widthMM: 215.9 },
} as const

export type Paper = keyof typeof PAPER
