import { expect, it } from 'vitest'

import { productKey } from './productKey.js'

it.each([
  ['(01)09506000134352', '(01)09506000134352'],
  ['(01)9506000134352(10)a/b', '(01)09506000134352(10)a/b'],
  ['GO.example/(01)09506000134352(10)a/b', 'go.example/(01)09506000134352(10)a/b'],
  ['(01)09506000134353', null],
  ['go.example/MENU', null],
  ['MENU', null],
])('reads %j as %j', (written, key) => expect(productKey(written)).toBe(key))
