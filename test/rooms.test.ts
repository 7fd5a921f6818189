import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** A house in which each import that the law of the rooms refuses was planted once. */
const HOUSE = {
  'plugin/index.ts': "export { run } from '../src/install/run.js'\nexport type Options = {}\n",
  'src/components/Pill.ts': 'export const Pill = 1\n',
  'src/helpers/help.ts': 'export const help = 1\n',
  'src/install/run.ts': "export { Pill as run } from '../components/Pill.js'\n",
  'src/install/top.ts': "export type { Options } from '../../plugin/index.js'\n",
  'src/install/roomless.ts': "export { help } from '../helpers/help.js'\n",
  'src/kit/circleA.ts': "import type { B } from './circleB.js'\nexport type A = B | 1\n",
  'src/kit/circleB.ts': "import type { A } from './circleA.js'\nexport type B = { a: A }\n",
  'src/kit/fail.ts': 'export const fail = 1\n',
  'src/scan/downwards.ts': "export { fail } from '../kit/fail.js'\n",
  'src/scan/exported.ts': "export { read } from '../store/read.js'\n",
  'src/scan/later.ts': "export const made = () => import('../store/read.js')\n",
  'src/scan/type.ts': "import type { Read } from '../store/read.js'\nexport type Made = Read\n",
  'src/scan/value.ts': "import { read } from '../store/read.js'\nexport const made = read\n",
  'src/store/read.ts': 'export const read = 1\nexport type Read = number\n',
  'tsconfig.json': '{}',
}

let house: string
let violations: { from: string; rule: { name: string } }[]

beforeAll(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'rooms-'))
  for (const [file, text] of Object.entries(HOUSE)) {
    await mkdir(path.join(house, path.dirname(file)), { recursive: true })
    await writeFile(path.join(house, file), text)
  }
  const cruiser = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const law = path.join(root, '.dependency-cruiser.mjs')
  const output = await new Promise<string>((resolve, reject) =>
    execFile(
      process.execPath,
      [cruiser, '--config', law, '--output-type', 'json', 'src', 'plugin'],
      { cwd: house, maxBuffer: 50_000_000 },
      // it exits with the number of errors
      (error, stdout) => (stdout.startsWith('{') ? resolve(stdout) : reject(error)),
    ),
  )
  violations = (JSON.parse(output) as { summary: { violations: typeof violations } }).summary
    .violations
}, 60_000)

afterAll(() => rm(house, { force: true, recursive: true }))

const refused = (file: string): string[] =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name)

it('an import may run downwards', () => {
  expect(refused('src/scan/downwards.ts')).toEqual([])
})

it.each(['value', 'type', 'exported', 'later'])('an import upwards is refused: %s', (name) => {
  expect(refused(`src/scan/${name}.ts`)).toEqual(['scan-imports-downwards'])
})

it('no room imports what the package exports', () => {
  expect(refused('src/install/top.ts')).toContain('plugin-is-the-top')
})

it('a circle of two files is refused, types included', () => {
  expect(refused('src/kit/circleA.ts')).toEqual(['no-circles'])
})

it('a folder without a place among the rooms is refused', () => {
  expect(refused('src/install/roomless.ts')).toEqual(['every-file-has-a-room'])
})

it('components are not reached from the config', () => {
  expect(refused('plugin/index.ts')).toContain('no-react-in-the-config')
})
