import type { Glyphs } from './types.js'

let loading: Promise<Glyphs> | undefined

/**
 * The bundled font, Fira Sans (SIL Open Font License 1.1): Latin, Cyrillic and Greek as Europe writes
 * them. 200 kB that come only when a text is drawn.
 */
export function loadGlyphs(): Promise<Glyphs> {
  loading ??= load().catch((error: unknown) => {
    // A chunk that did not come is asked for again.
    loading = undefined
    throw error
  })
  return loading
}

async function load(): Promise<Glyphs> {
  const [{ readFace }, { regular }, { semiBold }] = await Promise.all([
    import('./readFace.js'),
    import('./faces/regular.js'),
    import('./faces/semiBold.js'),
  ])
  return { regular: readFace(regular), semiBold: readFace(semiBold) }
}
