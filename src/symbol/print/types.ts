import type { Logo } from '../design/types.js'
import type { Drawing } from '../geometry/types.js'
import type { Weight } from '../text/types.js'

/** An area in millimetres from the top left corner of the page. */
export type Box = { height: number; width: number; x: number; y: number }

/** What lies on a page, in millimetres. Colours are `#rrggbb`; black is printed in pure K. */
export type PageItem =
  /** Absolute `M`, `L`, `C` and `Z`, even-odd; in millimetres, or in units of `place.scale` mm from its point. */
  | { colour: string; d: string; kind: 'path'; place?: { scale: number; x: number; y: number } }
  | ({ colour: string; kind: 'rect' } & Box)
  | ({ drawing: Drawing; kind: 'symbol' } & Box)
  | {
      colour: string
      /** Millimetres of line and of gap. */
      dash?: number
      from: readonly [x: number, y: number]
      kind: 'line'
      thickness: number
      to: readonly [x: number, y: number]
    }
  /** Upside down: turned around the middle of `box`. */
  | { box: Box; items: readonly PageItem[]; kind: 'turned' }
  | ({ kind: 'image'; png: Uint8Array } & Box)

export type Page = {
  /**
   * Printed beyond the edge on each side and cut off.
   * @default 0
   */
  bleedMM?: number
  /**
   * Lines that say where to cut, on a larger page.
   * @default false
   */
  cropMarks?: boolean
  heightMM: number
  items: readonly PageItem[]
  widthMM: number
}

/** What is printed of one code. Parts that are empty leave no gap. */
export type PrintInput = {
  callToAction?: string
  headline?: string
  logo?: Logo | null
  shortURL?: string
  symbol: Drawing
  text?: string
}

export type TextStyle = {
  /** @default 'middle' */
  align?: 'middle' | 'start'
  /** @default '#000000' */
  colour?: string
  /** Height of the font at most; a longer text is wrapped, then made smaller. */
  size: number
  /** @default 'regular' */
  weight?: Weight
}

/** What a template draws with. */
export type PrintTools = {
  /** Headline, text, logo, symbol, call to action and short URL, arranged in a box. */
  arrange: (box: Box, input: PrintInput) => PageItem[]
  /** The symbol as large as a box takes, in its middle. */
  symbol: (box: Box, symbol: Drawing) => PageItem
  /** A text from the top of a box, never larger than it; `height` is what it takes. */
  text: (box: Box, text: string, style: TextStyle) => { height: number; items: PageItem[] }
}

/** Name in the admin; by language (`{ de: 'Plakat', en: 'Poster' }`) or one for all. */
export type TemplateLabel = Readonly<Record<string, string>> | string

/** One code, one or more pages. */
export type PageTemplate = {
  draw: (input: PrintInput, tools: PrintTools) => Page | readonly Page[]
  kind: 'page'
  label: TemplateLabel
}

/** Many codes on a page: `draw` is asked for every one with its place. */
export type SheetTemplate = {
  draw: (input: PrintInput, tools: PrintTools, place: Box) => readonly PageItem[]
  heightMM: number
  kind: 'sheet'
  label: TemplateLabel
  /** Lines to cut by, on every page. */
  marks?: readonly PageItem[]
  /** From the top left, row by row. */
  places: readonly Box[]
  widthMM: number
}

/** A printed page or sheet: `symbol.templates` takes your own by name. */
export type PrintTemplate = PageTemplate | SheetTemplate
