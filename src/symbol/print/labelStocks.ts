const INCH = 25.4

/** Where labels lie on a bought sheet, in millimetres; they lie the same from every edge. */
export type LabelStock = {
  columns: number
  height: number
  left: number
  pitchX: number
  pitchY: number
  rows: number
  /** Paper. */
  sheet: 'A4' | 'Letter'
  top: number
  width: number
}

type Inches = Omit<LabelStock, 'sheet'>

const inches = ({ columns, rows, ...lengths }: Inches): LabelStock => ({
  columns,
  height: lengths.height * INCH,
  left: lengths.left * INCH,
  pitchX: lengths.pitchX * INCH,
  pitchY: lengths.pitchY * INCH,
  rows,
  sheet: 'Letter',
  top: lengths.top * INCH,
  width: lengths.width * INCH,
})

/**
 * Stocks by number, measures as in the templates of gLabels (`avery-us-templates.xml`,
 * `avery-iso-templates.xml` in jimevins/glabels-qt); each adds up to its paper exactly
 * (`labelStocks.test.ts`). Size and count of each are the same in a second, independent list; where
 * the labels lie differs there by
 * - L7160, L7163, L7165 (catalogues in millimetres, gutters of 2.5) and 5371 (catalogues in inches):
 *   at most half a millimetre
 * - 5164 (FPDF's PDF_Label): 0.4 mm from column to column, 0.2 mm at the left
 * - 22806 (catalogues in inches): 0.6 mm at the top
 * - 5160, 5163 (label printers in millimetres): 0.8 mm at the left or between columns
 *
 * Printers are off by as much, and what is printed keeps 2 mm from the edge of a label. Stocks with
 * less behind them are left out.
 */
export const LABEL_STOCKS = {
  'avery-22806': inches({
    columns: 3,
    height: 2,
    left: 0.625,
    pitchX: 2.625,
    pitchY: 2.6,
    rows: 4,
    top: 0.6,
    width: 2,
  }),
  'avery-5160': inches({
    columns: 3,
    height: 1,
    left: 0.1875,
    pitchX: 2.75,
    pitchY: 1,
    rows: 10,
    top: 0.5,
    width: 2.625,
  }),
  'avery-5163': inches({
    columns: 2,
    height: 2,
    left: 0.15625,
    pitchX: 4.1875,
    pitchY: 2,
    rows: 5,
    top: 0.5,
    width: 4,
  }),
  'avery-5164': inches({
    columns: 2,
    height: 10 / 3,
    left: 0.15625,
    pitchX: 4.1875,
    pitchY: 10 / 3,
    rows: 3,
    top: 0.5,
    width: 4,
  }),
  'avery-5371': inches({
    columns: 2,
    height: 2,
    left: 0.75,
    pitchX: 3.5,
    pitchY: 2,
    rows: 5,
    top: 0.5,
    width: 3.5,
  }),
  'avery-l7160': {
    columns: 3,
    height: 38.1,
    left: 7.25,
    pitchX: 66,
    pitchY: 38.1,
    rows: 7,
    sheet: 'A4',
    top: 15.15,
    width: 63.5,
  },
  'avery-l7163': {
    columns: 2,
    height: 38.1,
    left: 4.65,
    pitchX: 101.6,
    pitchY: 38.1,
    rows: 7,
    sheet: 'A4',
    top: 15.15,
    width: 99.1,
  },
  'avery-l7165': {
    columns: 2,
    height: 67.7,
    left: 4.65,
    pitchX: 101.6,
    pitchY: 67.7,
    rows: 4,
    sheet: 'A4',
    top: 13.1,
    width: 99.1,
  },
} as const satisfies Record<string, LabelStock>
