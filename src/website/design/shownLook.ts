import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Logo } from '../../symbol/design/types.js'

import { createDesigner, type Designed, type Look } from './createDesigner.js'
import { shrinkLogo } from './readLogo.js'

type Designer = ReturnType<typeof createDesigner>

const designers = new WeakMap<PayloadRequest, Designer>()

/**
 * The look of a symbol on a page. All symbols of a request ask for a preset once; the logo is as large
 * as screens show it, because every symbol carries it.
 */
export async function shownLook(
  code: Designed,
  options: QROptions,
  req: PayloadRequest,
): Promise<Look> {
  const known = designers.get(req)
  const designer = known ?? createDesigner(req, options, { mayMissLogo: true })
  if (!known) designers.set(req, designer)
  const { design, logo } = await designer.lookOf(code)
  return { design, logo: logo && (await shrunk(logo)) }
}

/** Twice a fifth of the largest symbol, for dense screens. */
const LONGEST_SIDE = 256

const small = new WeakMap<Logo, Promise<Logo>>()

function shrunk(logo: Logo): Promise<Logo> {
  const known = small.get(logo)
  if (known) return known
  const made = shrinkLogo(logo, LONGEST_SIDE)
  small.set(logo, made)
  return made
}
