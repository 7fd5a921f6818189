'use client'

import { useEffect, useMemo, useState } from 'react'

import type { CheckInAnswer } from '../../../endpoints/checkIn/checkInEndpoint.js'

import { useAddresses } from '../../ui/useAddresses.js'
import { createDoor, type DoorVerdict, type Waiting } from './createDoor.js'

const KEPT = 'payload-plugin-qr check-ins'
/** Milliseconds a person at the door waits for the network. */
const PATIENCE = 4_000
const AGAIN = 15_000
/** Of the newest, what the page lists. */
const LISTED = 20

/** The door, on this device. */
export function useDoor() {
  const { api } = useAddresses()
  const door = useMemo(() => createDoor({ newAttempt, now: Date.now, send: sendTo(api('/qr/check-in')), storage }), [api]) // prettier-ignore
  const [verdicts, setVerdicts] = useState<readonly DoorVerdict[]>([])
  const [waiting, setWaiting] = useState(0)

  useEffect(() => {
    const settle = async () => {
      const wrong = await door.settle()
      if (wrong.length > 0) setVerdicts((before) => [...wrong.reverse(), ...before].slice(0, LISTED)) // prettier-ignore
      setWaiting(door.waiting())
    }
    void settle()
    const timer = setInterval(() => void settle(), AGAIN)
    const back = () => void settle()
    window.addEventListener('online', back)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', back)
    }
  }, [door])

  const admit = async (text: string): Promise<void> => {
    const verdict = await door.admit(text)
    setVerdicts((before) => [verdict, ...before].slice(0, LISTED))
    setWaiting(door.waiting())
  }
  return { admit, reader: api('/qr/check-in/reader'), verdicts, waiting }
}

const newAttempt = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const storage = {
  read: (): readonly Waiting[] => {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '[]')
      return Array.isArray(kept) ? (kept as Waiting[]) : []
    } catch {
      return []
    }
  },
  write: (waiting: readonly Waiting[]): void => {
    try {
      localStorage.setItem(KEPT, JSON.stringify(waiting))
    } catch {
      // a private window: what waits is lost with the page
    }
  },
}

const sendTo =
  (url: string) =>
  async (waiting: Waiting): Promise<CheckInAnswer | null> => {
    const answer = await fetch(url, {
      body: JSON.stringify(waiting),
      credentials: 'include',
      headers: { 'Content-Type': 'application/json' },
      method: 'POST',
      signal: AbortSignal.timeout(PATIENCE),
    })
    // As if nobody had answered: it is asked about once more.
    if (answer.status >= 500 || answer.status === 429) throw new Error(`Status ${answer.status}`)
    return answer.ok ? ((await answer.json()) as CheckInAnswer) : null
  }
