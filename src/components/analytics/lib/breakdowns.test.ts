import { expect, it } from 'vitest'

import { valueText } from './breakdowns.js'
import { createFormat } from './createFormat.js'

const view = { format: createFormat('en'), text: (name: string) => name }

it.each([
  ['referrer', 'https://xn--tbingen-n2a.example/a', 'https://tübingen.example/a'],
  ['referrer', 'https://xn--pypal-4ve.example/', 'https://xn--pypal-4ve.example/'],
  ['referrer', 'android-app:com.example', 'android-app:com.example'],
  ['referrer', null, 'statsDirect'],
  ['utmSource', 'https://xn--tbingen-n2a.example/', 'https://xn--tbingen-n2a.example/'],
] as const)('%s %s reads %s', (dimension, value, main) => {
  expect(valueText(dimension, { value }, view)).toEqual({ aside: null, main })
})
