import { createLRU } from '../../kit/createLRU.js'
import { pathOperators } from '../render/pathOperators.js'

/** Outlines that are remembered: labels repeat a handful, and the rest must not fill the memory. */
const KEPT = 200
/** Clips nothing, in units of a font. */
const EVERYWHERE = [-1e6, -1e6, 1e6, 1e6]

/**
 * What a document draws again and again, the call to action of a thousand labels: written once, as a
 * form, and named from then on. The first time it is drawn in place, because most texts come but once.
 */
export function formsOf(document: PDFKit.PDFDocument) {
  const forms = createLRU<{ name: string; ref: PDFKit.PDFKitReference } | null>(KEPT)
  let made = 0
  const formOf = (d: string) => {
    const ref = document.ref({ BBox: EVERYWHERE, Subtype: 'Form', Type: 'XObject' })
    ref.end(`${pathOperators(d)}f*`)
    return { name: `Text${++made}`, ref }
  }
  return {
    /** The operator that draws an outline seen before; `null` where it has to be drawn in place. */
    use(d: string): null | string {
      const known = forms.get(d)
      if (known === undefined) {
        forms.set(d, null)
        return null
      }
      const form = known ?? formOf(d)
      forms.set(d, form)
      const { xobjects } = document.page as unknown as { xobjects: Record<string, unknown> }
      xobjects[form.name] = form.ref
      return `/${form.name} Do`
    },
  }
}
