import { expect, it } from 'vitest'

import { createState } from './createState.js'

it('goes on from what was saved: contacts by every address, ids, changes', () => {
  const state = createState()
  state.write('ada@example.org', { email: 'ada@example.org', firstname: 'Ada' })
  state.write('old@example.org', { email: 'old@example.org' })
  state.merge('ada@example.org', 'old@example.org')
  const again = createState(JSON.parse(JSON.stringify(state.save())) as never)
  expect(again.save()).toEqual(state.save())
  const { contact, isNew } = again.write('OLD@example.org'.toLowerCase(), { firstname: 'Augusta' })
  expect({ email: contact.properties.email, isNew }).toEqual({ email: 'ada@example.org', isNew: false }) // prettier-ignore
  expect(again.write('new@example.org', {}).contact.id).toBe('103')
  expect(again.changes[0]).toMatchObject({
    changed: [{ from: 'Ada', name: 'firstname', to: 'Augusta' }],
    isNew: false,
  })
})

it('tells of changes only', () => {
  const state = createState()
  state.write('ada@example.org', { firstname: 'Ada' })
  state.write('ada@example.org', { firstname: 'Ada' })
  expect(state.changes).toHaveLength(1)
})
