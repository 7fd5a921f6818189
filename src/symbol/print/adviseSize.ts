/** Modules of a symbol the rule of thumb was made for. */
const USUAL_MODULES = 25
/** One millimetre of symbol for this many of distance: a rule of thumb, no standard. */
const DISTANCE_RATIO = 10
/** qrcode.com/en/howto/cell.html (Denso Wave). */
const DOTS_PER_MODULE = 4
/** The quiet zone on both sides. */
const QUIET_MODULES = 8
/** Below it phones do not focus near enough. */
const LEAST_MM = 20

export type SizeAdvice = {
  /** Width with quiet zone, rounded up to a whole millimetre. */
  leastMM: number
  /** What asks for it: the distance, the printer's dots, or what any phone needs. */
  why: 'distance' | 'dots' | 'least'
}

/** How wide a symbol has to be printed, quiet zone included. */
export function adviseSize({
  distanceM,
  dpi = 300,
  modules,
}: {
  /** From the eye of the camera, in metres. */
  distanceM: number
  /** @default 300 */
  dpi?: number
  /** Per side, without the quiet zone. */
  modules: number
}): SizeAdvice {
  const whole = (modules + QUIET_MODULES) / modules
  const needs = {
    distance: ((distanceM * 1000) / DISTANCE_RATIO) * (modules / USUAL_MODULES) * whole,
    dots: DOTS_PER_MODULE * (modules + QUIET_MODULES) * (25.4 / dpi),
    least: LEAST_MM,
  }
  const [why, leastMM] = (Object.entries(needs) as [SizeAdvice['why'], number][]).reduce(
    (most, one) => (one[1] > most[1] ? one : most),
  )
  // Floating point must not ask for a millimetre more.
  return { leastMM: Math.ceil(leastMM - 1e-6), why }
}

/** The same for all that is printed, `width` modules wide with the frame around the symbol. */
export function adviseWidth({
  width,
  ...asked
}: { width: number } & Parameters<typeof adviseSize>[0]): SizeAdvice {
  const { leastMM, why } = adviseSize(asked)
  return { leastMM: Math.ceil((leastMM * width) / (asked.modules + QUIET_MODULES) - 1e-6), why }
}
