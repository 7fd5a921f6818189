import { expect, it } from 'vitest'

import type { CheckInAnswer } from '../../../endpoints/checkIn/checkInEndpoint.js'

import { createDoor, type Waiting } from './createDoor.js'

const TICKET = 'SEAT-12-K97XKQDHJS'
const OTHER = 'SEAT-13-K97XKQDHJS'

/** Devices at one server, which lets each ticket in once. */
function event() {
  const used = new Map<string, { at: string; attempt: string }>()
  const state = { isAway: false, sent: 0 }
  const send = async ({ at, attempt, text }: Waiting): Promise<CheckInAnswer> => {
    await Promise.resolve()
    if (state.isAway) throw new TypeError('Failed to fetch')
    state.sent += 1
    const known = used.get(text) ?? { at, attempt }
    used.set(text, known)
    return { at: known.at, result: known.attempt === attempt ? 'admitted' : 'used', title: text }
  }
  let made = 0
  const device = (kept: { waiting: readonly Waiting[] } = { waiting: [] }) =>
    createDoor({
      newAttempt: () => `attempt-${(made += 1)}`,
      now: () => Date.parse('2026-06-01T18:00:00Z') + made,
      send,
      storage: { read: () => kept.waiting, write: (waiting) => (kept.waiting = waiting) },
    })
  return { device, state }
}

it('lets in once, by address or code, and knows by itself what it has let in', async () => {
  const { device, state } = event()
  const door = device()
  expect(await door.admit(`HTTPS://A.EXAMPLE/Q/${TICKET}?x=1`)).toMatchObject({ result: 'admitted', text: TICKET }) // prettier-ignore
  state.isAway = true
  expect(await door.admit(TICKET.toLowerCase())).toMatchObject({ result: 'used' })
  expect(state.sent).toBe(1)
})

it.each(['MENU', 'https://a.example/', '', '💥', 'SEAT-12-SHORT'])(
  'refuses %j without asking anybody',
  async (text) => {
    const { device, state } = event()
    expect(await device().admit(text)).toMatchObject({ result: 'unsigned' })
    expect(state.sent).toBe(0)
  },
)

it('notes people while the network is away, once each, and asks about them when it is back', async () => {
  const { device, state } = event()
  const kept = { waiting: [] as readonly Waiting[] }
  const door = device(kept)
  state.isAway = true
  expect(await door.admit(TICKET)).toMatchObject({ result: 'noted' })
  expect(await door.admit(TICKET)).toMatchObject({ result: 'used' })
  expect(await door.settle()).toEqual([])
  expect(door.waiting()).toBe(1)
  // the page was closed meanwhile
  const again = device(kept)
  expect(await again.admit(TICKET)).toMatchObject({ result: 'used' })
  state.isAway = false
  expect(await again.settle()).toEqual([])
  expect(again.waiting()).toBe(0)
})

it('says who was let in twice, at two doors without a network', async () => {
  const { device, state } = event()
  const [north, south] = [device({ waiting: [] }), device({ waiting: [] })]
  state.isAway = true
  for (const door of [north, south]) await door.admit(TICKET)
  await south.admit(OTHER)
  state.isAway = false
  expect(await north.settle()).toEqual([])
  expect(await south.settle()).toMatchObject([{ result: 'used', text: TICKET }])
  expect(south.waiting()).toBe(0)
})
