import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

import { ROOMS } from '../.dependency-cruiser.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** Paths in code marks that begin with a folder of the repository, and links to files. */
function pathsIn(file: string): string[] {
  const text = read(file)
  const marked = [...text.matchAll(/`((?:src|test|app|bench|scripts|ops|docs|plugin)\/[^`\s]*)`/g)]
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link]) =>
    path.join(path.dirname(file), link!),
  )
  return [...marked.map(([, mark]) => mark!), ...linked]
}

const isThere = (name: string): boolean =>
  existsSync(path.join(root, name.includes('*') ? path.dirname(name) : name))

it.each(['CONTRIBUTING.md', 'docs/architecture.md'])('every path that %s names exists', (file) => {
  const paths = pathsIn(file)
  expect(paths.length).toBeGreaterThan(5)
  expect(paths.filter((name) => !isThere(name))).toEqual([])
})

it.each(['CONTRIBUTING.md', 'README.md'])('every script that %s names exists', (file) => {
  const named = [...read(file).matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(2)
  expect(named.filter((name) => !(name in scripts) && !HOSTS.includes(name))).toEqual([])
})

/** Scripts of a host's, which the README speaks of as well. */
const HOSTS = ['build', 'dev', 'start']

it('the page on the architecture names the rooms in the order of the law', () => {
  const table = [...read('docs/architecture.md').matchAll(/^\| `(\w+)` +\|/gm)]
  expect(table.map(([, room]) => room)).toEqual(ROOMS)
})

it('a new field on scans is at most five places', () => {
  const [, steps] = /## Add a field on scans\n([\s\S]*?)\n## /.exec(read('CONTRIBUTING.md'))!
  expect(steps!.match(/^\d\. /gm)!.length).toBeLessThanOrEqual(5)
})
