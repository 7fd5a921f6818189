import type { ReportWords } from './reportWords.js'

import { escapeHTML } from '../../kit/escapeHTML.js'
import { CHART } from './drawChart.js'
import { CHART_ID } from './reportWords.js'

const CELL = 'padding:6px 8px;border-bottom:1px solid #e4e6ea'
const NUMBER = `${CELL};text-align:right;white-space:nowrap`
const SMALL = 'color:#5a606b;font-size:13px'

/** Tables and styles on the elements themselves: mail programs know no others. */
export function reportHTML(words: ReportWords): string {
  const { before, chart, language, link, names, period, reason, rows, subject, top, unsubscribe } =
    words
  const head = (text: string): string =>
    `<th scope="col" style="${NUMBER};${SMALL};font-weight:normal">${escapeHTML(text)}</th>`
  const figures = rows.map(
    ({ before: then, change, name, now }) =>
      `<tr><th scope="row" style="${CELL};text-align:left;font-weight:normal">${escapeHTML(name)}</th>` +
      `<td style="${NUMBER};font-weight:bold">${escapeHTML(now)}</td>` +
      `<td style="${NUMBER}">${escapeHTML(then)}</td><td style="${NUMBER}">${escapeHTML(change)}</td></tr>`,
  )
  const codes = top.map(
    ({ name, scans }) =>
      `<tr><td style="${CELL}">${escapeHTML(name)}</td><td style="${NUMBER}">${escapeHTML(scans)}</td></tr>`,
  )
  const anchor = ({ text, url }: { text: string; url: string }): string =>
    `<a href="${escapeHTML(url)}" style="color:#2f5fd0">${escapeHTML(text)}</a>`
  return `<!doctype html><html lang="${escapeHTML(language)}"><head><meta charset="utf-8"><title>${escapeHTML(subject)}</title></head>
<body style="font-family:sans-serif;line-height:1.5;color:#222;background:#fff;margin:0;padding:16px"><div style="max-width:${CHART.width}px">
<h1 style="font-size:20px;margin:0">${escapeHTML(subject)}</h1>
<p style="${SMALL};margin:4px 0 16px">${escapeHTML(period)}</p>
<img src="cid:${CHART_ID}" width="${CHART.width}" height="${CHART.height}" alt="${escapeHTML(chart)}" style="max-width:100%;height:auto;border:0">
<table style="border-collapse:collapse;width:100%;margin:16px 0 4px"><thead><tr><td style="${CELL}"></td>${head(names.now)}${head(names.before)}${head(names.change)}</tr></thead><tbody>
${figures.join('\n')}</tbody></table>
<p style="${SMALL};margin:0 0 16px">${escapeHTML(before)}</p>
${codes.length > 0 ? `<h2 style="font-size:16px;margin:0">${escapeHTML(names.top)}</h2><table style="border-collapse:collapse;width:100%;margin:0 0 16px"><tbody>\n${codes.join('\n')}</tbody></table>` : ''}
${link ? `<p>${anchor(link)}</p>` : ''}
<p style="${SMALL}">${escapeHTML(reason)}${unsubscribe ? ` ${anchor(unsubscribe)}` : ''}</p>
</div></body></html>`
}
