import type { Drawing } from '../geometry/types.js'
import type { Decode, Finding, Trial, Verdict } from './types.js'

import { findByRule, type Judged } from './findByRule.js'
import { type Print, runTrials } from './runTrials.js'
import { sizeFindings } from './sizeFindings.js'

export type JudgeInput = Judged & {
  content: string
  decode: Decode
  /** How far away people stand, in metres. */
  distanceM?: number
  drawing: Drawing
  /** Size and resolution of the print, where they are chosen. */
  print?: Print
}

/**
 * Whether a symbol scans: judged by rule, and by drawing and decoding it in several conditions.
 * Every finding names what is wrong and carries the numbers that its words need.
 */
export async function judge(input: JudgeInput): Promise<Verdict> {
  const { content, decode, distanceM, drawing, print } = input
  const trials = await runTrials(drawing, input.matrix.size, content, decode, print)
  const byRule = findByRule(input)
  // Why no trial was read is known then, and other shapes or a smaller logo would not help.
  const isInverted = byRule.some(({ key }) => key === 'inverted' || key === 'partlyInverted')
  const findings = [
    ...(isInverted ? [] : trialFindings(trials)),
    ...byRule,
    ...(print ? sizeFindings(drawing, input.matrix.size, print, distanceM) : []),
  ]
  return { findings, grade: gradeOf(findings), trials }
}

function trialFindings(trials: Verdict['trials']): Finding[] {
  const failed = Object.entries(trials).flatMap(([trial, isRead]) =>
    isRead ? [] : [trial as Trial],
  )
  if (failed.includes('asIs')) return [{ key: 'unreadable', severity: 'bad' }]
  return failed.map((trial) => ({ key: 'trialFailed', severity: 'bad', values: { trial } }))
}

function gradeOf(findings: readonly Finding[]): Verdict['grade'] {
  if (findings.some(({ severity }) => severity === 'bad')) return 'bad'
  return findings.length > 0 ? 'warn' : 'good'
}
