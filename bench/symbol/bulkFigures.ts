import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { medianOf } from '../admin/medianOf.js'

const WORKS = ['svg', 'zip', 'labels'] as const

type Figure = { cpuMS: number; peakMB: number }

const WORK = fileURLToPath(new URL('bulkWork.ts', import.meta.url))

/** `count` symbols as SVGs alone, as a ZIP of them, as a PDF of labels: each in its own process, in turns. */
export function bulkFigures(count: number, rounds: number) {
  const measured = { labels: [] as Figure[], svg: [] as Figure[], zip: [] as Figure[] }
  for (let round = 0; round < rounds; round++) {
    for (const work of WORKS) {
      const said = execFileSync(process.execPath, ['--import', 'tsx', WORK, work, String(count)])
      measured[work].push(JSON.parse(said.toString()) as Figure)
    }
  }
  const cpu = (work: (typeof WORKS)[number]) => medianOf(measured[work].map(({ cpuMS }) => cpuMS))
  const peak = (work: (typeof WORKS)[number]) => medianOf(measured[work].map((one) => one.peakMB))
  return {
    count,
    cpuMS: {
      labels: Math.round(cpu('labels')),
      svg: Math.round(cpu('svg')),
      zip: Math.round(cpu('zip')),
    },
    labelsBesideSVGs: Number((cpu('labels') / cpu('svg')).toFixed(2)),
    peakMB: { labels: peak('labels'), svg: peak('svg'), zip: peak('zip') },
    zipBesideSVGs: Number((cpu('zip') / cpu('svg')).toFixed(2)),
  }
}
