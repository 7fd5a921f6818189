import type { Where } from 'payload'

import { isIP } from 'node:net'

import type { PrivateAddresses } from '../integrations/web/publicAgents.js'

import { fail } from '../kit/fail.js'
import { ALERT_KINDS, type AlertKind } from '../vocabulary/alerts.js'
import { checks } from './checks.js'
import { checkManners, MAIL_MANNERS, type MailManners } from './mailManners.js'

export type AlertsOption = {
  /**
   * Asks regularly where destinations lead, and tells when one fails. The server sends requests to
   * addresses editors wrote: to public ones alone, unless said otherwise.
   *
   * @default false
   */
  destinations?: boolean | DestinationChecksOption
  /** Who is told by Payload's e-mail, beside the admin. @default nobody */
  mail?: AlertMailOption
  /** A link to the page of alerts in the navigation. @default true */
  navLink?: boolean
  /**
   * Kinds nobody is told of.
   *
   * @default none
   * @example ['rise', 'fall']
   */
  off?: AlertKind[]
  /**
   * Where the page of alerts lives below the admin's route.
   *
   * @default '/qr-alerts'
   */
  path?: string
}

export type DestinationChecksOption = {
  /** Hours between two checks of a code that is fine. @default 24 */
  everyHours?: number
  /**
   * Addresses that may be asked though they are not public: all, or these. For destinations within the
   * host's own network, which whoever edits codes can then tell apart by their answers.
   *
   * @default false
   * @example ['10.0.4.7']
   */
  privateAddresses?: boolean | string[]
}

export type AlertMailOption = MailManners & {
  /** Collection of the receivers, one with auth. @default the admin's users */
  collection?: string
  /**
   * Who is told. Each of them only of codes they may read, and nothing where they may not see numbers.
   *
   * @example { role: { equals: 'marketing' } }
   */
  where: Where
}

export type DestinationChecks = Readonly<{
  everyHours: number
  privateAddresses: PrivateAddresses
}>

export type AlertMail = Readonly<
  Omit<AlertMailOption, 'collection'> & { collection: null | string }
>

/** `false`: nothing is looked for. */
export type Alerts =
  | false
  | Readonly<{
      destinations: DestinationChecks | false
      kinds: readonly AlertKind[]
      mail: AlertMail | false
      navLink: boolean
      /** Below the admin's route; starts with a slash. */
      path: string
    }>

const PATH = 'options.alerts'

export function alertsOf(written: AlertsOption | boolean | undefined): Alerts {
  if (written === false) return false
  const option =
    written === true
      ? {}
      : checks.object<AlertsOption>(PATH, written, [
          'destinations',
          'mail',
          'navLink',
          'off',
          'path',
        ])
  const destinations = destinationsOf(option.destinations)
  const off = offOf(option.off)
  return {
    destinations,
    kinds: ALERT_KINDS.filter(
      (kind) => !off.includes(kind) && (kind !== 'destination' || destinations !== false),
    ),
    mail: mailOf(option.mail),
    navLink: checks.boolean(`${PATH}.navLink`, option.navLink, true),
    path: checks.pathInAdmin(`${PATH}.path`, option.path, '/qr-alerts'),
  }
}

function offOf(written: AlertKind[] | undefined): readonly AlertKind[] {
  const wrong = (Array.isArray(written) ? written : written === undefined ? [] : [written]).find(
    (kind) => !ALERT_KINDS.includes(kind),
  )
  const known = `a list of ${ALERT_KINDS.map((kind) => `'${kind}'`).join(', ')}`
  if (wrong !== undefined || (written !== undefined && !Array.isArray(written))) {
    return fail(`${PATH}.off`, wrong ?? written, known)
  }
  return written ?? []
}

function destinationsOf(
  written: boolean | DestinationChecksOption | undefined,
): DestinationChecks | false {
  if (written === undefined || written === false) return false
  const path = `${PATH}.destinations`
  const option =
    written === true
      ? {}
      : checks.object<DestinationChecksOption>(path, written, ['everyHours', 'privateAddresses'])
  const { privateAddresses = false } = option
  const isList = Array.isArray(privateAddresses)
  if (isList ? !privateAddresses.every(isIP) : typeof privateAddresses !== 'boolean') {
    fail(`${path}.privateAddresses`, privateAddresses, "true, false or addresses like ['10.0.4.7']")
  }
  return {
    everyHours: checks.integer(`${path}.everyHours`, option.everyHours, 24, 1, 720),
    privateAddresses,
  }
}

function mailOf(written: AlertMailOption | undefined): AlertMail | false {
  if (written === undefined) return false
  const path = `${PATH}.mail`
  const option = checks.object<AlertMailOption>(path, written, [
    ...MAIL_MANNERS,
    'collection',
    'where',
  ])
  const { where } = option
  if (typeof where !== 'object' || where === null || Array.isArray(where)) {
    return fail(
      `${path}.where`,
      where,
      "a query of users such as { role: { equals: 'marketing' } }",
    )
  }
  checkManners(path, option)
  return { ...option, collection: checks.text(`${path}.collection`, option.collection), where }
}
