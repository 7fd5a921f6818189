import { expect, it } from 'vitest'

import type { RecordProblem, UpsertAnswer } from '../gateway.js'

import { contactFor } from '../../../../test/fakes/hubspot/contactFor.js'
import { plainReason } from '../client/plainReason.js'
import { matchAnswer, moveProblem } from './matchAnswer.js'

const limits = { dailyRemaining: null, intervalMs: null, max: null, remaining: null }
const traced = new Map([1, 2, 3].map((number) => [`t${number}`, contactFor(number)]))

const result = (hubspotId: string, traceId: null | string, email: null | string = null) => ({
  email,
  hubspotId,
  isNew: false,
  traceId,
})

const problem = (changes: Partial<RecordProblem>): RecordProblem => ({
  category: 'VALIDATION_ERROR',
  ids: [],
  message: 'No',
  status: 'error',
  traceIds: [],
  ...changes,
})

const match = (answer: Partial<UpsertAnswer>) =>
  matchAnswer(traced, { limits, problems: [], results: [], ...answer })

it('matches by trace id, whatever the order', () => {
  const { synced, unknown } = match({ results: [result('30', 't3'), result('10', 't1')] })
  expect(synced).toMatchObject([
    { externalId: '30', id: 3 },
    { externalId: '10', id: 1 },
  ])
  expect(unknown.map(({ id }) => id)).toEqual([2])
})

it('matches by e-mail where the trace id is missing', () => {
  const { problems, synced } = match({
    problems: [problem({ ids: ['Person2@example.com'] })],
    results: [result('10', null, 'person1@example.com')],
  })
  expect(synced).toMatchObject([{ id: 1 }])
  expect(problems).toMatchObject([{ contact: { id: 2 } }])
})

it('matches by record id where neither is there', () => {
  const known = new Map([...traced].map(([id, one]) => [id, { ...one, externalId: `${one.id}0` }]))
  const problems = [problem({ category: 'OBJECT_NOT_FOUND', ids: ['20'] })]
  const matched = matchAnswer(known, { limits, problems, results: [result('10', null)] })
  expect(matched.synced).toMatchObject([{ externalId: '10', id: 1 }])
  expect(matched.problems).toMatchObject([{ contact: { id: 2 }, move: 'gone' }])
})

it('never takes a result for a contact nobody sent', () => {
  expect(match({ results: [result('9', 'stranger'), result('8', null)] }).synced).toEqual([])
})

it('gives an error without a name to the only contact that has no answer', () => {
  const results = [result('10', 't1'), result('20', 't2')]
  const { problems, unknown } = match({ problems: [problem({})], results })
  expect(problems).toMatchObject([{ contact: { id: 3 } }])
  expect(unknown).toEqual([])
})

it('believes the error where a record has both', () => {
  const matched = match({
    problems: [problem({ traceIds: ['t1'] })],
    results: [result('10', 't1')],
  })
  expect(matched.synced).toEqual([])
  expect(matched.problems).toHaveLength(1)
})

it('tells what may pass from what will not', () => {
  const { problems } = match({
    problems: [
      problem({ category: 'INTERNAL_ERROR', traceIds: ['t1'] }),
      problem({ status: '503', traceIds: ['t2'] }),
      problem({ traceIds: ['t3'] }),
    ],
  })
  expect(problems.map(({ passing }) => passing)).toEqual([true, true, false])
})

it.each([
  ['OBJECT_NOT_FOUND', 'Could not get some CONTACT objects, they may be deleted', 'gone'],
  ['CONFLICT', 'Contact already exists. Existing ID: 51', 'taken'],
  ['OBJECT_ALREADY_EXISTS', 'Contact already exists. Existing ID: 51', 'taken'],
  ['VALIDATION_ERROR', 'A contact with email a@b.co already exists. Existing ID: 51', 'taken'],
  ['VALIDATION_ERROR', 'Property values were not valid: [{"error":"CONTACT_EXISTS","name":"email"}]', 'taken'], // prettier-ignore
  ['VALIDATION_ERROR', 'Property values were not valid: [{"error":"INVALID_EMAIL","name":"email"}]', null], // prettier-ignore
  ['VALIDATION_ERROR', 'Property "qr_codes" does not exist', null],
  ['NOT_FOUND', 'resource not found', null],
])('%s, “%s”: %s', (category, message, problem) => {
  expect(moveProblem(plainReason({ category, message }, ['a@b.co']))).toBe(problem)
})
