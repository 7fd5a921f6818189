'use client'

import type { JSONFieldClientComponent } from 'payload'

import { FieldLabel, useField, useTranslation } from '@payloadcms/ui'
import React from 'react'

import type { TrafficRule } from '../../../scan/traffic/trafficRule.js'

import { TRAFFIC_RULES, TRAFFIC_RULES_VERSION } from '../../../scan/traffic/trafficRules.js'
import { translate } from '../../../translations/translate.js'
import '../../ui/admin.css'
import { REASON_TEXT, TRAFFIC_TEXT } from '../TrafficPill/trafficTexts.js'

type T = Parameters<typeof translate>[0]

/** What a rule does to a scan, in a few words: `Bot`, `+25`, `at least Suspect, +55`. */
function effectText({ atLeast, verdict, weight }: TrafficRule, t: T): string {
  if (verdict) return translate(t, TRAFFIC_TEXT[verdict])
  const least =
    atLeast &&
    translate(t, 'plugin-qr:trafficAtLeast', { class: translate(t, TRAFFIC_TEXT[atLeast]) })
  const added = weight === undefined ? undefined : `${weight > 0 ? '+' : '−'}${Math.abs(weight)}`
  return [least, added].filter(Boolean).join(', ')
}

const wordsOf = (rule: string, t: T): string => {
  const key = REASON_TEXT[rule]
  return key ? translate(t, key) : rule
}

const Row: React.FC<{ name: string; rule?: TrafficRule; t: T }> = ({ name, rule, t }) => (
  <tr>
    <td>{wordsOf(name, t)}</td>
    <td>{rule ? effectText(rule, t) : ''}</td>
    <td>
      <code className="qr-muted">{name}</code>
    </td>
  </tr>
)

/** Why a scan is taken for a person or a machine, in words, and the table of all rules. */
export const TrafficReasons: JSONFieldClientComponent = ({ path }) => {
  const { t } = useTranslation()
  const { value } = useField<unknown>({ path })
  const reasons = (Array.isArray(value) ? value : []).map(String)
  return (
    <div className="field-type qr-reasons">
      <FieldLabel as="h3" label={translate(t, 'plugin-qr:trafficReasons')} />
      {reasons.length === 0 ? (
        <p className="qr-muted">{translate(t, 'plugin-qr:trafficNoReasons')}</p>
      ) : (
        <table>
          <tbody>
            {reasons.map((name) => (
              <Row
                key={name}
                name={name}
                rule={TRAFFIC_RULES.find((one) => one.rule === name)}
                t={t}
              />
            ))}
          </tbody>
        </table>
      )}
      <details>
        <summary>
          {translate(t, 'plugin-qr:trafficAllRules', { version: TRAFFIC_RULES_VERSION })}
        </summary>
        <table>
          <tbody>
            {TRAFFIC_RULES.map((rule) => (
              <Row key={rule.rule} name={rule.rule} rule={rule} t={t} />
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}
