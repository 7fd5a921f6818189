import { expect, it } from 'vitest'

import { createCodeTable } from './createCodeTable.js'
import { entry } from './directory.fixture.js'

it('what a domain left behind leads on where nothing else has the text, and only there', () => {
  const table = createCodeTable()
  const gone = entry({ code: 'MENU', id: 2, strays: ['MENU', 'M'] })
  const younger = entry({ code: 'MENU', id: 3, strays: ['MENU'] })
  for (const one of [younger, gone]) table.put(one)
  expect([table.get('MENU'), table.get('M'), table.strays()]).toEqual([gone, gone, 2])
  const owner = entry({ code: 'MENU', id: 4 })
  table.put(owner)
  expect([table.get('MENU'), table.get('M')]).toEqual([owner, gone])
  table.remove(4)
  table.remove(2)
  expect([table.get('MENU'), table.get('M')]).toEqual([younger, undefined])
  // the domain is back
  table.put(entry({ code: 'MENU', domain: 'go.example', id: 3 }))
  expect([table.get('MENU'), table.get('go.example/MENU')?.id, table.strays()]).toEqual([undefined, 3, 0]) // prettier-ignore
})
