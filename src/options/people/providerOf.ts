import type { BasePayload } from 'payload'

import type { ProviderName } from '../../integrations/ticketing/index.js'
import type { Secret } from './types.js'

import { fail } from '../../kit/fail.js'
import { checks } from '../checks.js'
import { isSecret } from './isSecret.js'

type Written = Secret<{ payload: BasePayload }> | string[] | undefined

/** `options`: as the provider takes them. */
export type Provider = { readonly options: object; readonly secret: Written }

const KEYS: Readonly<Record<ProviderName, readonly string[]>> = {
  eventbrite: ['parameter', 'secret', 'token'],
  generic: ['name', 'secret', 'tolerance'],
  stripe: ['secret', 'tolerance'],
  vivenu: ['api', 'extractClickId', 'hmacKeyEncoding', 'secret'],
}

/** One provider's own options, without its API, which only Vivenu and Eventbrite have. */
export function providerOf(path: string, name: ProviderName, given: unknown): Provider {
  const whole = given === true && name === 'vivenu' ? {} : given
  const option = checks.object(path, whole as Record<string, unknown>, KEYS[name], { hidden: true })
  const { api: _api, secret, token: _token, ...rest } = option
  return { options: READERS[name](path, rest), secret: webhookSecretOf(path, name, secret) }
}

const READERS: Readonly<
  Record<ProviderName, (path: string, option: Record<string, unknown>) => object>
> = {
  eventbrite: (path, { parameter }) => {
    const name = checks.text(`${path}.parameter`, parameter)
    return name ? { parameter: name } : {}
  },
  generic: (path, { name, tolerance }) => ({
    ...(name === undefined ? {} : { name: nameOf(`${path}.name`, name) }),
    ...toleranceOf(path, tolerance),
  }),
  stripe: (path, { tolerance }) => toleranceOf(path, tolerance),
  vivenu: (path, { extractClickId, hmacKeyEncoding }) => {
    checks.func(`${path}.extractClickId`, extractClickId)
    return {
      extractClickId,
      hmacKeyEncoding: checks.oneOf(`${path}.hmacKeyEncoding`, hmacKeyEncoding, 'utf8', [
        'base64',
        'utf8',
      ]),
    }
  },
}

/** Seconds. Much more than clocks differ, and old messages could be sent once more. */
const toleranceOf = (path: string, tolerance: unknown) =>
  tolerance === undefined
    ? {}
    : { tolerance: checks.integer(`${path}.tolerance`, tolerance, 300, 1, 3_600) }

/** It is a part of the webhook's path, where the others already are. */
const nameOf = (path: string, name: unknown): string =>
  typeof name === 'string' &&
  /^[a-z][a-z0-9-]{0,39}$/.test(name) &&
  (name === 'generic' || !Object.hasOwn(KEYS, name))
    ? name
    : fail(path, name, "a name of your own such as 'box-office'")

function webhookSecretOf(path: string, name: ProviderName, secret: unknown): Written {
  // Vivenu's may stand in the environment
  if (secret === undefined && name === 'vivenu') return undefined
  if (isSecret(secret) || isList(secret)) return secret as Written
  // the value is not shown: it may be a secret
  return fail(`${path}.secret`, typeof secret, 'a text, a list of texts or a function: what its webhooks are signed with') // prettier-ignore
}

const isList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string' && one)
