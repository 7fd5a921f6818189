import { expect, it } from 'vitest'

import type { SinkState } from '../../vocabulary/scanSink.js'

import { sinkProblems } from './sinkProblems.js'

const NOW = Date.parse('2026-11-30T12:00:00Z')
const MINUTE = 60_000

const problemsOf = (state: Partial<SinkState>) =>
  sinkProblems(
    [{ dropped: 0, droppedAt: null, failures: 0, name: 'lake', oldestAt: null, said: null, sentAt: null, waiting: 0, ...state }], // prettier-ignore
    NOW,
  )

it.each<[string, Partial<SinkState>]>([
  ['has all', {}],
  ['has what is new on the way', { oldestAt: NOW - 2_000, waiting: 12 }],
  ['failed a moment ago', { failures: 1, oldestAt: NOW - 2_000, said: '503', waiting: 12 }],
  ['missed something long ago', { dropped: 5, droppedAt: NOW - 3_000 * MINUTE }],
])('a sink that %s is all right', (_, state) => expect(problemsOf(state)).toEqual([]))

it.each<[string, Partial<SinkState>]>([
  ['12 scans wait for the sink "lake" since 3 minutes: it failed 4 times in a row (503)', { failures: 4, oldestAt: NOW - 3 * MINUTE, said: '503', waiting: 12 }], // prettier-ignore
  ['900 scans wait for the sink "lake" since 20 minutes: it is slow', { oldestAt: NOW - 20 * MINUTE, waiting: 900 }], // prettier-ignore
  ['the sink "lake" never got 5 scans', { dropped: 5, droppedAt: NOW - MINUTE }],
])('%s', (words, state) => expect(problemsOf(state)).toEqual([words]))
