import type { PageItem, PageTemplate, TemplateLabel } from './types.js'

import { PAPER, type Paper } from './paper.js'
import { inset } from './sheetTemplates.js'

/** Free around everything, of the shorter side: no office printer prints to the edge. */
const MARGIN = 0.08

/** One page that stands or hangs. */
export function posterTemplate(paper: Paper, label: TemplateLabel): PageTemplate {
  const { heightMM, widthMM } = PAPER[paper]
  const box = { height: heightMM, width: widthMM, x: 0, y: 0 }
  return {
    draw: (input, tools) => ({
      heightMM,
      items: tools.arrange(inset(box, widthMM * MARGIN), input),
      widthMM,
    }),
    kind: 'page',
    label,
  }
}

/** Folded in the middle it stands on a table, and both sides are read upright. */
export function tentTemplate(paper: Paper, label: TemplateLabel): PageTemplate {
  const { heightMM, widthMM } = PAPER[paper]
  const half = heightMM / 2
  const back = { height: half, width: widthMM, x: 0, y: 0 }
  const front = { ...back, y: half }
  const fold = (from: number, to: number): PageItem => ({
    colour: '#000000',
    dash: 1,
    from: [from, half],
    kind: 'line',
    thickness: 0.15,
    to: [to, half],
  })
  return {
    draw: (input, tools) => ({
      heightMM,
      items: [
        {
          box: back,
          items: tools.arrange(inset(back, half * MARGIN * 1.2), input),
          kind: 'turned',
        },
        ...tools.arrange(inset(front, half * MARGIN * 1.2), input),
        // At the edges only: a line across would be seen.
        fold(5, 15),
        fold(widthMM - 15, widthMM - 5),
      ],
      widthMM,
    }),
    kind: 'page',
    label,
  }
}
