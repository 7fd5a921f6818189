/** A page and what is around it until it is cut, in millimetres. */
export type Cut = { bleedMM: number; cropMarks: boolean; heightMM: number; widthMM: number }

type At = readonly [x: number, y: number]

/** Between the cut and a crop mark, and the length of one. */
const [GAP, LENGTH] = [3, 5]

/** A quarter of a point. */
export const HAIRLINE_MM = (0.25 * 25.4) / 72

const gapOf = ({ bleedMM }: Cut): number => Math.max(bleedMM, GAP)

/** How much larger than the cut the paper is, on each side. */
export const marginOf = (cut: Cut): number => (cut.cropMarks ? gapOf(cut) + LENGTH : cut.bleedMM)

/** Two lines at each corner, from the left upper corner of the cut; none where none are wanted. */
export function cropLines(cut: Cut): [from: At, to: At][] {
  if (!cut.cropMarks) return []
  const [gap, end] = [gapOf(cut), gapOf(cut) + LENGTH]
  const corners = [0, cut.widthMM].flatMap((x) => [0, cut.heightMM].map((y) => [x, y] as const))
  return corners.flatMap(([x, y]): [At, At][] => {
    const [outX, outY] = [x > 0 ? 1 : -1, y > 0 ? 1 : -1]
    return [
      [
        [x + outX * gap, y],
        [x + outX * end, y],
      ],
      [
        [x, y + outY * gap],
        [x, y + outY * end],
      ],
    ]
  })
}
