import type { Between, Refusal } from '../../../vocabulary/between.js'
import type { Gate } from '../../../vocabulary/scanContext.js'
import type { ScanInHand } from '../../scanInHand.js'

import { LATER } from '../../answer/answer.js'
import { cookieValue } from '../../request/cookieValue.js'
import { type Maybe, whenThere } from '../../runSteps.js'
import { tellError, tryLater } from '../../scanInHand.js'
import { FIELDS, PASS_COOKIE } from './formFields.js'

/**
 * Whether somebody has answered the page in between: by its form, or a password before, as a cookie
 * says. Everybody else only looks where the code would lead (`peeks`), and is asked.
 */
export function passBetween(scan: ScanInHand, between: Between): Maybe<void> {
  const { context, facts, request } = scan
  const { gate } = context
  if (!gate) {
    scan.became = 'failed'
    return tryLater(scan, LATER)
  }
  if (request.form) return readAnswer(scan, between, gate, request.form)
  const { headers, now } = facts!
  const cookie =
    between.kind === 'password' ? cookieValue(headers.get('cookie'), PASS_COOKIE) : undefined
  if (cookie !== undefined && gate.vouches(cookie, scan.entry!, now)) {
    scan.passage = { choice: null, isAgain: false, scanId: null }
  } else scan.peeks = true
}

function readAnswer(
  scan: ScanInHand,
  between: Between,
  gate: Gate,
  form: URLSearchParams,
): Maybe<void> {
  const entry = scan.entry!
  const { address, now } = scan.facts!
  const scanId = gate.readForm(form.get(FIELDS.proof) ?? '', scan.facts!.code, now)
  const choice = choiceIn(between, form)
  if (scanId === null || choice === undefined) {
    scan.peeks = true
    return
  }
  if (between.kind !== 'password') return pass(scan, scanId, choice)
  return whenThere(
    () => gate.check(form.get(FIELDS.password) ?? '', entry, address),
    (said) => {
      if ('seconds' in said) scan.retryAfter = said.seconds
      if (said.verdict !== 'right') return refuse(scan, scanId, said.verdict)
      pass(scan, scanId, choice)
      scan.passage!.cookie = gate.cookie(entry, now)
    },
    (error) => {
      tellError(scan.context, error, 'between')
      refuse(scan, scanId, 'busy')
    },
  )
}

/** `undefined`: there is no such choice on this page. */
function choiceIn({ choices, kind }: Between, form: URLSearchParams): null | number | undefined {
  if (kind !== 'choice' && kind !== 'links') return null
  const text = form.get(FIELDS.choice) ?? ''
  return /^\d$/.test(text) && Number(text) < choices.length ? Number(text) : undefined
}

/** Who presses twice, or comes back for another link, is sent on once more and counted once. */
function pass(scan: ScanInHand, scanId: string, choice: null | number): void {
  const before = scan.tools.passed.get(scanId)
  scan.passage = { choice, isAgain: before !== undefined, scanId }
  if (before === undefined) return
  scan.became = 'repeat'
  if (before.choice === choice) scan.given = before.answer
}

function refuse(scan: ScanInHand, scanId: string, refusal: Refusal): void {
  scan.became = 'refused'
  scan.given = { kind: 'ask', outcome: 'asked', refusal, scanId, url: null }
}
