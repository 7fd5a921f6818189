import type { Access, BasePayload, Where } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { keyOf } from './keyOf.js'
import { type KeyRule, keyRules } from './keyRules.js'

type Rules = Record<string, Access | undefined>

const OPERATIONS = ['create', 'delete', 'read', 'readVersions', 'unlock', 'update'] as const
const closed: KeyRule = () => false
const CLOSED = Symbol.for('payload-plugin-qr.closed-to-keys')

/**
 * Narrows the access rules of every collection and global for who asks with a key: ours as far as the key goes,
 * all others not at all. `Boolean(req.user)` would let the owner's user through wherever a request leads over a
 * relation. At start-up, so that what other plugins add is closed as well.
 */
export function closeToKeys(payload: BasePayload, options: QROptions): void {
  const rules = keyRules(options)
  for (const { access, slug } of payload.config.collections) {
    narrow(access as Rules, rules.get(slug) ?? closed)
  }
  for (const { access } of payload.config.globals) narrow(access as Rules, closed)
}

function narrow(access: Rules, rule: KeyRule): void {
  if (CLOSED in access) return
  Object.defineProperty(access, CLOSED, { value: true })
  for (const operation of OPERATIONS) {
    access[operation] = narrowed(access[operation], operation, rule)
  }
}

function narrowed(
  own: Access = ({ req }) => Boolean(req.user),
  operation: (typeof OPERATIONS)[number],
  rule: KeyRule,
): Access {
  const access: Access = async (args) => {
    const key = keyOf(args.req)
    if (!key) return own(args)
    const reach = ['readVersions', 'unlock'].includes(operation)
      ? false
      : rule(key, kindOf(operation), args.data)
    return reach === false ? false : both(await own(args), reach)
  }
  // with the marks of the rule, see `asOurs`
  return Object.assign(access, own)
}

const kindOf = (operation: string): 'create' | 'read' | 'update' =>
  operation === 'create' ? 'create' : operation.startsWith('read') ? 'read' : 'update'

function both(own: boolean | Where, reach: true | Where): boolean | Where {
  if (!own || reach === true) return own
  return own === true ? reach : { and: [own, reach] }
}
