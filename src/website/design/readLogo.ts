import type { PayloadRequest, SanitizedCollectionConfig } from 'payload'
import type { Sharp } from 'sharp'

import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Logo } from '../../symbol/design/types.js'

import { createLRU } from '../../kit/createLRU.js'
import { SymbolError } from '../../symbol/SymbolError.js'

/** A logo is never printed larger than a few centimetres. */
const LONGEST_SIDE = 1024
const MOST_PIXELS = 64_000_000
const MOST_BYTES = 20_000_000

/** A document of an upload collection, as far as a logo needs it. */
export type LogoDocument = {
  filename?: null | string
  id: number | string
  prefix?: null | string
  updatedAt?: string
}

const logos = createLRU<Promise<Logo>>(50)

/**
 * The picture of an upload as a PNG. Whatever an SVG holds besides shapes (scripts, links, pictures
 * from elsewhere) stays behind: it is drawn here, and only pixels go on.
 *
 * @throws a `SymbolError` where the file is missing or no picture
 */
export function readLogo(req: PayloadRequest, slug: string, doc: LogoDocument): Promise<Logo> {
  const key = `${slug}/${doc.id}/${doc.updatedAt}/${doc.filename}`
  const known = logos.get(key)
  if (known) return known
  const logo = fileOf(req, slug, doc).then(asPNG)
  logos.set(key, logo)
  // What failed is tried again; the file may be there next time.
  logo.catch(() => logos.delete(key))
  return logo
}

async function asPNG(file: Uint8Array): Promise<Logo> {
  const { default: sharp } = await import('sharp')
  try {
    return await drawn(sharp(file, { limitInputPixels: MOST_PIXELS }).rotate(), LONGEST_SIDE)
  } catch {
    throw new SymbolError('logo', 'is no picture that can be read; choose a PNG, JPEG, WebP or SVG')
  }
}

/** The same logo, no larger than screens show it. */
export async function shrinkLogo(logo: Logo, longest: number): Promise<Logo> {
  if (Math.max(logo.height, logo.width) <= longest) return logo
  const { default: sharp } = await import('sharp')
  return drawn(sharp(logo.png), longest)
}

async function drawn(picture: Sharp, longest: number): Promise<Logo> {
  const { data, info } = await picture
    .resize({ fit: 'inside', height: longest, width: longest })
    .png()
    .toBuffer({ resolveWithObject: true })
  return { height: info.height, png: new Uint8Array(data), width: info.width }
}

/** From where the host keeps its files: its storage's own handlers, else its folder. */
async function fileOf(req: PayloadRequest, slug: string, doc: LogoDocument): Promise<Uint8Array> {
  const collection = req.payload.collections[slug]?.config
  const filename = doc.filename
  if (!collection?.upload || !filename) throw missing()
  const stored = await fromStorage(req, collection, doc, filename)
  if (stored) return stored
  const folder = path.resolve(collection.upload.staticDir || slug)
  const file = path.resolve(folder, filename)
  if (!file.startsWith(folder + path.sep)) throw missing()
  const { size } = await stat(file).catch(() => {
    throw missing()
  })
  checkLength(size)
  return readFile(file).catch(() => {
    throw missing()
  })
}

async function fromStorage(
  req: PayloadRequest,
  { slug, upload }: SanitizedCollectionConfig,
  doc: LogoDocument,
  filename: string,
): Promise<null | Uint8Array> {
  for (const handler of upload.handlers ?? []) {
    const answer = await handler(req, {
      doc: doc as never,
      headers: new Headers(),
      params: { collection: slug, filename, prefix: doc.prefix ?? undefined },
    })
    if (!(answer instanceof Response)) continue
    if (!answer.ok) throw missing()
    const bytes = new Uint8Array(await answer.arrayBuffer())
    checkLength(bytes.length)
    return bytes
  }
  return null
}

function checkLength(bytes: number): void {
  if (bytes > MOST_BYTES) throw new SymbolError('logo', 'is larger than 20 MB')
}

const missing = () => new SymbolError('logo', 'has no file any more; choose it again')
