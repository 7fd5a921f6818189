import { expect, it } from 'vitest'

import { OUTCOMES } from '../../../../vocabulary/outcomes.js'
import { TRAFFIC_CLASSES } from '../../../../vocabulary/scan.js'
import { classNumber, outcomeNumber, OUTCOME_NUMBERS, outcomeOf, segmentOf } from './segment.js'

it('each outcome has a number of its own, and so has none', () => {
  const numbers = [...OUTCOMES, null].map(outcomeNumber)
  expect(new Set(numbers).size).toBe(OUTCOMES.length + 1)
  expect(Math.max(...numbers)).toBeLessThan(OUTCOME_NUMBERS)
  for (const number of numbers) {
    expect(outcomeOf(segmentOf(1296, 7, 7, number))).toBe(number)
  }
})

it('each class of traffic has one', () => {
  expect(new Set(TRAFFIC_CLASSES.map(classNumber)).size).toBe(TRAFFIC_CLASSES.length)
  expect(TRAFFIC_CLASSES.length).toBeLessThanOrEqual(8)
})
