import { parser } from '@prometheus-io/lezer-promql'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

import { createMetrics } from './createMetrics.js'

type Panel = {
  gridPos: { h: number; w: number; x: number; y: number }
  id: number
  targets?: { expr: string; refId: string }[]
  title: string
  type: string
}
type Rule = {
  alert: string
  annotations: { description: string; summary: string }
  expr: string
  for?: string
  labels: { severity: string }
}

const read = (name: string) =>
  readFileSync(new URL(`../../../ops/${name}`, import.meta.url), 'utf8')

const dashboard = JSON.parse(read('grafana-dashboard.json')) as {
  panels: Panel[]
  templating: { list: { name: string }[] }
  uid: string
}
const { groups } = parse(read('alerts.yml')) as { groups: { name: string; rules: Rule[] }[] }
const rules = groups.flatMap((group) => group.rules)

const docs = read('../docs/operations.md')

/** `` `qr_a{label}`, `qr_b_{x,y}_total`, `_c` ``: a cell of that table as names. */
function namesInCell(cell: string): string[] {
  const written = [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text!)
  const prefix = /^qr_[a-z]+/.exec(written[0]!)![0]
  return written.flatMap((text) => {
    const name = text.startsWith('_') ? prefix + text : text
    const [, head, list, tail] = /^(\w+_)\{([\w,]+)\}(_\w+)$/.exec(name) ?? []
    if (list) return list.split(',').map((one) => `${head}${one}${tail}`)
    return name.replace(/\{.*/, '')
  })
}

/** Grafana fills its own variables in before Prometheus sees an expression. */
const filledIn = (expr: string) =>
  expr.replace(/\$__(rate_interval|range)/g, '5m').replaceAll('$instance', '.*')

const expressions: [string, string][] = [
  ...dashboard.panels.flatMap(({ targets, title }) =>
    (targets ?? []).map(({ expr }): [string, string] => [title, filledIn(expr)]),
  ),
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
]

/** What Prometheus will find: histograms have three names each. */
async function knownNames(): Promise<Map<string, string[]>> {
  const { registry } = createMetrics({
    abuse: () => null,
    directory: () => ({}) as never,
    geo: () => [],
    limits: () => ({}) as never,
    now: Date.now,
    sinks: () => [],
    writer: () => ({}) as never,
  })
  const names = new Map<string, string[]>()
  for (const metric of registry.getMetricsAsArray()) {
    const { labelNames, name } = metric as unknown as { labelNames: string[]; name: string }
    const isHistogram = registry.getSingleMetric(name)?.constructor.name === 'Histogram'
    const suffixes = isHistogram ? ['_bucket', '_count', '_sum'] : ['']
    for (const suffix of suffixes) {
      names.set(name + suffix, suffix === '_bucket' ? [...labelNames, 'le'] : labelNames)
    }
  }
  return names
}

/** Metric and label names of an expression; throws where it is no PromQL. */
function namesIn(expr: string) {
  const found = { labels: [] as string[], metrics: [] as string[] }
  parser.parse(expr).iterate({
    enter: ({ from, name, to, type }) => {
      if (type.isError) throw new Error(`no PromQL at ${from}: ${expr.slice(from, from + 20)}`)
      const text = expr.slice(from, to)
      if (name === 'Identifier') found.metrics.push(text)
      if (name === 'LabelName') found.labels.push(text)
    },
  })
  return found
}

describe('ops/', () => {
  it.each(expressions)('%s asks for metrics and labels that there are', async (_, expr) => {
    const known = await knownNames()
    const { labels, metrics } = namesIn(expr)
    expect(metrics.length).toBeGreaterThan(0)
    expect(metrics.filter((name) => !known.has(name))).toEqual([])
    // `instance` and `job` are Prometheus's, `worker` is the redirector's.
    const allowed = new Set([
      'instance',
      'job',
      'worker',
      ...metrics.flatMap((name) => known.get(name)!),
    ])
    expect(labels.filter((name) => !allowed.has(name))).toEqual([])
  })

  it('the check finds what is wrong', async () => {
    expect(() => namesIn('sum by (le (rate(x[5m]))')).toThrow('no PromQL')
    expect((await knownNames()).has('qr_scans')).toBe(false)
  })

  it('the table of docs/operations.md names every metric, and no other', async () => {
    const names = [...docs.matchAll(/^\| (`qr_.*?) +\|/gm)].flatMap(([, cell]) =>
      namesInCell(cell!),
    )
    const families = [...(await knownNames()).keys()].flatMap((name) =>
      /_(bucket|count)$/.test(name) ? [] : [name.replace(/_sum$/, '')],
    )
    expect(names.sort()).toEqual(families.sort())
  })

  it('the dashboard can be imported: panels have their own ids and places', () => {
    const { panels } = dashboard
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length)
    for (const { gridPos, targets, type } of panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      expect(type === 'row' ? [] : targets).toBeDefined()
      expect(new Set(targets?.map(({ refId }) => refId)).size).toBe(targets?.length ?? 0)
    }
    const taken = new Set<string>()
    for (const { gridPos } of panels) {
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken.has(`${x},${y}`)).toBe(false)
          taken.add(`${x},${y}`)
        }
      }
    }
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource', 'instance'])
  })

  it('every alert says how bad it is, what happened and what to do', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
    for (const rule of rules) {
      expect(rule.alert).toMatch(/^[A-Z]\w+$/)
      expect(['critical', 'info', 'warning']).toContain(rule.labels.severity)
      expect(rule.annotations.summary).toBeTruthy()
      expect(rule.annotations.description).toBeTruthy()
      expect(rule.for ?? '1m').toMatch(/^\d+[smhd]$/)
      const unknown = Object.keys(rule).filter(
        (key) => !['alert', 'annotations', 'expr', 'for', 'labels'].includes(key),
      )
      expect(unknown).toEqual([])
    }
  })
})
