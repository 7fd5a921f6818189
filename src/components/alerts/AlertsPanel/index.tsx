import type { UIFieldServerProps } from 'payload'

import React from 'react'

import { mayUpdateCode } from '../../../access/mayUpdateCode.js'
import { readableAlerts } from '../../../alerts/readableAlerts.js'
import { optionsOf } from '../../../options/optionsOf.js'
import { storeOf } from '../../../store/storeOf.js'
import { translate } from '../../../translations/translate.js'
import { AlertList } from '../AlertList/index.js'
import { SilenceButton } from '../SilenceButton/index.client.js'

/** What holds of a code just now, on its page, and what is silenced of it. Nothing where all is well. */
export const AlertsPanel: React.FC<UIFieldServerProps> = async ({ data, payload, req }) => {
  const options = optionsOf(payload)
  if (!data?.id || options.alerts === false) return null
  const [alerts, quiet] = await Promise.all([
    readableAlerts(req, options, data.id),
    mayUpdateCode(options, req, data.id).then((may) =>
      may ? storeOf(payload, options).alerts.silenced(data.id) : [],
    ),
  ]).catch(() => [[], []] as const)
  // Silenced before it came: nothing else would say so, and nobody could have it told again.
  const silenced = quiet.filter((kind) => !alerts.some((alert) => alert.kind === kind))
  if (alerts.length === 0 && silenced.length === 0) return null
  return (
    <section aria-labelledby="qr-alerts" className="qr-panel field-type">
      <h3 id="qr-alerts">{translate(req.t, 'plugin-qr:alerts')}</h3>
      <AlertList alerts={alerts} options={options} req={req} />
      {silenced.length > 0 && (
        <details>
          <summary>{translate(req.t, 'plugin-qr:alertSilencedKinds')}</summary>
          <ul className="qr-alerts">
            {silenced.map((kind) => (
              <li className="qr-alert qr-alert--silenced" key={kind}>
                {translate(req.t, `plugin-qr:alertKind_${kind}`)}
                <SilenceButton
                  codes={options.slugs.codes}
                  id={data.id}
                  kind={kind}
                  silenced
                  title={String(data.title ?? data.code)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
