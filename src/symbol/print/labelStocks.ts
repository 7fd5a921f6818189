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
 * Stocks by number. Each from two independent lists that agree within half a millimetre, and adds up
 * to its paper exactly (`labelStocks.test.ts`): the templates of gLabels (`avery-us-templates.xml`,
 * `avery-iso-templates.xml`, `zweckform-iso-templates.xml` in jimevins/glabels-qt), and for
 * - 5160, 5163, 5164: the formats of FPDF's PDF_Label, and sheets of open label printers
 * - 5371, 22806: catalogues of label printers that name margins and gaps in inches
 * - L7160, L7163, L7165: the same in millimetres (63.5 × 38.1, 99.1 × 38.1, 99.1 × 67.7, gutters 2.5)
 * - 3669: size and count (70 × 50.8, 3 × 5) fill the width, the rest is above and below
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
  'zweckform-3669': {
    columns: 3,
    height: 50.8,
    left: 0,
    pitchX: 70,
    pitchY: 50.8,
    rows: 5,
    sheet: 'A4',
    top: 21.5,
    width: 70,
  },
} as const satisfies Record<string, LabelStock>
