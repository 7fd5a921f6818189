import type { ReactElement } from 'react'

import type { Drawing, Paint, Shape } from '../../symbol/geometry/types.js'

import { fillOf, gradientID, isCrisp } from '../../symbol/render/svgOf.js'

type Props = {
  className: string
  drawing: Drawing
  /** What a screen reader says; without it the picture is passed over. */
  label?: string
  /** The logo as a data URL. */
  logoURL?: string
  /** In CSS pixels. */
  width: number
}

/** A drawing as inline SVG. React writes every value, so that none becomes markup. */
export function DrawingSVG({ className, drawing, label, logoURL, width }: Props): ReactElement {
  const { background, shapes } = drawing
  const paints = shapes.flatMap((shape) => (shape.kind === 'path' ? [shape.paint] : []))
  const gradients = new Map(
    paints.filter(({ kind }) => kind !== 'solid').map((paint) => [gradientID(paint), paint]),
  )
  return (
    <svg
      aria-hidden={label === undefined || undefined}
      aria-label={label}
      className={className}
      height={Math.round((width * drawing.height) / drawing.width)}
      role={label === undefined ? undefined : 'img'}
      shapeRendering={isCrisp(drawing) ? 'crispEdges' : undefined}
      style={{ height: 'auto', maxWidth: '100%' }}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={width}
      xmlns="http://www.w3.org/2000/svg"
    >
      {gradients.size > 0 && (
        <defs>
          {[...gradients].map(([id, paint]) => (
            <Gradient id={id} key={id} paint={paint} />
          ))}
        </defs>
      )}
      {background !== null && (
        <rect fill={background} height={drawing.height} width={drawing.width} />
      )}
      {shapes.map((shape, at) => (
        <DrawnShape key={at} logoURL={logoURL} shape={shape} />
      ))}
    </svg>
  )
}

function DrawnShape({ logoURL, shape }: { logoURL?: string; shape: Shape }): ReactElement {
  if (shape.kind === 'path') {
    return <path d={shape.d} fill={fillOf(shape.paint)} fillRule="evenodd" />
  }
  const { height, width, x, y } = shape
  return (
    <image height={height} href={logoURL} preserveAspectRatio="none" width={width} x={x} y={y} />
  )
}

function Gradient({ id, paint }: { id: string; paint: Paint }): null | ReactElement {
  if (paint.kind === 'solid') return null
  const stops = paint.stops.map(({ colour, offset }) => (
    <stop key={offset} offset={offset} stopColor={colour} />
  ))
  if (paint.kind === 'radial') {
    const [cx, cy] = paint.centre
    return (
      <radialGradient cx={cx} cy={cy} gradientUnits="userSpaceOnUse" id={id} r={paint.radius}>
        {stops}
      </radialGradient>
    )
  }
  const [[x1, y1], [x2, y2]] = [paint.from, paint.to]
  return (
    <linearGradient gradientUnits="userSpaceOnUse" id={id} x1={x1} x2={x2} y1={y1} y2={y2}>
      {stops}
    </linearGradient>
  )
}
