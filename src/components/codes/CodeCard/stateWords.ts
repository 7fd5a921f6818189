import type { TextKey } from '../../../translations/en.js'
import type { CodeState, CodeStateInput } from '../../../vocabulary/codeState.js'

import { translate } from '../../../translations/translate.js'
import { plainTime, relativeTime } from '../../ui/LocalTime/relativeTime.js'

type Words = {
  code: { scansPerVisitor?: null | number } & CodeStateInput
  isTrashed?: boolean
  language: string
  /** Epoch milliseconds; `null` while the reader's clock and language are not known: what is written then is the same on every machine. */
  now: null | number
  /** People sent on so far; `null` for who may not see that. */
  sent: null | number
  /** Since when it is paused, where that is known. */
  since?: CodeStateInput['startsAt']
  state: CodeState
  t: Parameters<typeof translate>[0]
}

/** What a code does, as a sentence: "Sent 2,749 people on, ends in 12 days". */
export function stateWords(words: Words): string {
  const { code, isTrashed, now, sent, since, state } = words
  if (isTrashed) return say('stateTrashed')
  switch (state) {
    case 'expired':
      return say('stateEnded', { date: date(code.expiresAt), when: when(code.expiresAt) })
    case 'not-started':
      return say('stateStarts', { date: date(code.startsAt), when: when(code.startsAt) })
    case 'paused':
      return since ? say('statePausedSince', { date: date(since) }) : say('statePaused')
    case 'used-up':
      return say('stateUsedUp', { limit: number(code.scanLimit ?? 0) })
    default:
      return [sending(), perVisitor(), code.expiresAt ? ends() : null, left()]
        .filter(Boolean)
        .join(', ')
  }

  function sending(): string {
    if (!sent) return say('stateSends')
    return sent === 1 ? say('stateSentOne') : say('stateSent', { number: number(sent) })
  }

  function ends(): string {
    return say('stateEnds', { when: when(code.expiresAt) })
  }

  function perVisitor(): null | string {
    const { scansPerVisitor: most } = code
    if (typeof most !== 'number') return null
    return most === 1 ? say('perVisitorOnce') : say('perVisitor', { number: number(most) })
  }

  function left(): null | string {
    if (typeof code.scanLimit !== 'number') return null
    if (sent === null) return say('stateLimit', { limit: number(code.scanLimit) })
    const places = Math.max(0, code.scanLimit - sent)
    return places === 1 ? say('statePlace') : say('statePlaces', { number: number(places) })
  }

  function say(
    key: TextKey extends `plugin-qr:${infer Name}` ? Name : never,
    values?: Record<string, string>,
  ): string {
    return translate(words.t, `plugin-qr:${key}`, values)
  }

  function number(value: number): string {
    return now === null ? String(value) : new Intl.NumberFormat(words.language).format(value)
  }

  function date(at: CodeStateInput['startsAt']): string {
    const instant = new Date(at ?? 0)
    if (now === null) return plainTime(instant)
    const style = { dateStyle: 'medium', timeStyle: 'short' } as const
    return new Intl.DateTimeFormat(words.language, style).format(instant)
  }

  function when(at: CodeStateInput['startsAt']): string {
    const instant = new Date(at ?? 0)
    if (now === null) return plainTime(instant)
    return relativeTime(instant.getTime(), now, words.language)
  }
}
