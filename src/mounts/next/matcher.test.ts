import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/your-host.md'), 'utf8')
const [, written] = /matcher: \['(.*)'\]/.exec(page) ?? []
// As it stands in a string of JavaScript. Next anchors a matcher at both ends of the path.
const documented = new RegExp(`^${written?.replaceAll('\\\\', '\\')}$`)
/** The one next-intl documents. */
const common = /^\/((?!api|trpc|_next|_vercel|.*\..*).*)$/

it.each(['/q/STADIUM', '/Q/STADIUM', '/q/stadium', '/q/A', '/api/q/STADIUM'])(
  'the documented matcher leaves the scan %s alone',
  (scanned) => {
    expect(documented.test(scanned)).toBe(false)
  },
)

it('the matcher without it takes scans', () => {
  expect(common.test('/q/STADIUM')).toBe(true)
})

it.each(['/', '/en', '/about', '/quiz', '/q', '/Questions/all', '/en/q/anything', '/admin'])(
  'all else goes on as before: %s',
  (visited) => {
    expect([visited, documented.test(visited)]).toEqual([visited, common.test(visited)])
  },
)
