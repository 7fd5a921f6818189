/** What an area is filled with. Points in the drawing's own units. */
export type Paint =
  | { colour: string; kind: 'solid' }
  | { from: Point; kind: 'linear'; stops: readonly Stop[]; to: Point }
  | { centre: Point; kind: 'radial'; radius: number; stops: readonly Stop[] }

export type Point = readonly [x: number, y: number]
export type Stop = { colour: string; offset: number }

/**
 * One area, or the logo.
 *
 * `d` is an SVG path of absolute `M`, `L`, `C` and `Z`; it is filled by
 * the even-odd rule, so that a ring is two outlines.
 */
export type Shape =
  | { d: string; kind: 'path'; paint: Paint }
  | { height: number; kind: 'image'; png: Uint8Array; width: number; x: number; y: number }

/**
 * A symbol as every format draws it: shapes from back to front, in modules from the top left
 * corner, y down. One path per colour.
 */
export type Drawing = {
  /** `null`: nothing lies behind the shapes. */
  background: null | string
  height: number
  /** Where the modules begin, below frame and quiet zone. */
  origin: Point
  shapes: readonly Shape[]
  width: number
}
