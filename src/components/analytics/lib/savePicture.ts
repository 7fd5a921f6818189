import { saveFile } from '../../ui/saveFile.js'

/** What a drawing takes from the page's style sheets. */
const STYLES = [
  'display',
  'fill',
  'fill-opacity',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
  'paint-order',
  'stroke',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'stroke-opacity',
  'stroke-width',
  'text-anchor',
  'vector-effect',
]

/** Pixels for each of the page's, so that it is sharp in a presentation. */
const SCALE = 2

/** Saves a drawing of the page as a PNG, as it looks there, on the ground it stands on. */
export async function savePicture(svg: SVGSVGElement, name: string): Promise<void> {
  const { height, width } = svg.getBoundingClientRect()
  const image = new Image()
  image.src = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(alone(svg, width, height))], {
      type: 'image/svg+xml',
    }),
  )
  try {
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * SCALE)
    canvas.height = Math.round(height * SCALE)
    const context = canvas.getContext('2d')!
    context.fillStyle = groundOf(svg)
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('the browser made no picture')
    saveFile(blob, `${name}.png`)
  } finally {
    URL.revokeObjectURL(image.src)
  }
}

/** A copy that needs no style sheet. */
function alone(svg: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  for (const [index, original] of originals.entries()) {
    const style = getComputedStyle(original)
    copies[index]!.setAttribute(
      'style',
      STYLES.map((property) => `${property}:${style.getPropertyValue(property)}`).join(';'),
    )
  }
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return copy
}

/** The first ground behind an element that is not clear. */
function groundOf(element: Element): string {
  for (let one: Element | null = element; one; one = one.parentElement) {
    const { backgroundColor } = getComputedStyle(one)
    if (backgroundColor !== 'rgba(0, 0, 0, 0)' && backgroundColor !== 'transparent') {
      return backgroundColor
    }
  }
  return 'white'
}
