import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const docs = new URL('../docs/operations.md', import.meta.url)
const [, section] = readFileSync(docs, 'utf8').split('## What can be lost, and what shows it\n')
const cells = [...section!.matchAll(/\]\(([^)]+)\): "([^"]+)"/g)].map(
  ([, path, title]) => [path!, title!] as const,
)

it('each cell of what can be lost names a test', () => {
  const rows = section!.split('\n').filter((line) => line.startsWith('|')).length - 2
  expect(rows).toBeGreaterThanOrEqual(4)
  expect(cells).toHaveLength(2 * rows)
})

it.each(cells)('%s: "%s" is there', (path, title) => {
  const file = new URL(path, docs)
  expect(existsSync(file)).toBe(true)
  expect(readFileSync(file, 'utf8')).toContain(title)
})
