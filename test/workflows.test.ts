import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

type Job = {
  env?: Record<string, string>
  services?: Record<string, { image: string }>
  steps: { run?: string; uses?: string; with?: Record<string, unknown> }[]
  strategy?: { matrix: Record<string, (number | string)[]> }
}
type Workflow = { jobs: Record<string, Job>; on: Record<string, unknown> }

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')
const folder = (name: string): string[] =>
  readdirSync(path.join(root, name)).map((file) => `${name}/${file}`)
const { engines, scripts } = JSON.parse(read('package.json')) as {
  engines: { node: string }
  scripts: Record<string, string>
}
const jobs = folder('.github/workflows').flatMap((file) =>
  Object.values((parse(read(file)) as Workflow).jobs),
)

/** A text of a job, once for each value of the job's matrix that it names. */
const spread = (text: string, { strategy }: Job): string[] => {
  const [mark, name] = /\$\{\{ matrix\.(\w+) \}\}/.exec(text) ?? []
  if (!mark) return [text]
  const values = strategy?.matrix[name!] ?? [`no ${name}`]
  return values.map((value) => text.replace(mark, String(value)))
}

const commands = jobs.flatMap((job) =>
  job.steps.flatMap(({ run }) => (run ? spread(run, job) : [])),
)

it('every script that a workflow runs exists', () => {
  const named = commands.flatMap((line) => /^npm run (\S+)$/.exec(line)?.[1] ?? [])
  expect(commands.filter((line) => line !== 'npm ci')).toHaveLength(named.length)
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

it('workflows run all that `npm test` runs, and the host tests', () => {
  const tests = Object.keys(scripts).filter((name) => name.startsWith('test:'))
  for (const name of [...tests, 'build', 'check:package', 'lint', 'typecheck']) {
    expect(commands).toContain(`npm run ${name}`)
  }
})

it('they run on the oldest Node that the package promises, and on the oldest and newest PostgreSQL', () => {
  const node = jobs.flatMap((job) => job.strategy?.matrix.node ?? [])
  expect(node).toEqual([20, 22, 24])
  expect(engines.node).toBe('>=20.9.0')
  const images = jobs.flatMap((job) =>
    Object.values(job.services ?? {}).flatMap(({ image }) => spread(image, job)),
  )
  expect(images).toEqual(['postgres:14', 'postgres:18'])
  // the variable by which test/database.setup.ts takes another server than its own
  for (const job of jobs.filter(({ services }) => services)) {
    expect(job.env?.DATABASE_URI).toMatch(/^postgres:/)
  }
})

it.each(folder('.github/ISSUE_TEMPLATE').filter((file) => !file.endsWith('config.yml')))(
  '%s is a form with fields of their own ids',
  (file) => {
    const form = parse(read(file)) as {
      body: { attributes: { label: string }; id: string; type: string }[]
      description: string
      name: string
    }
    expect(form).toMatchObject({ description: expect.any(String), name: expect.any(String) })
    const ids = form.body.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const field of form.body) {
      expect(field).toMatchObject({
        attributes: { label: expect.any(String) },
        type: expect.stringMatching(/^(dropdown|input|textarea)$/),
      })
    }
  },
)
