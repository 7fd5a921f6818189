'use client'

import React, { useEffect, useMemo, useRef, useState } from 'react'

import type { BreakdownRow, MapPoint } from '../../../vocabulary/questions.js'

import { useView } from '../lib/ViewContext.js'
import { Areas } from './Areas.client.js'
import { countries as shapes } from './countries.js'
import {
  CLOSEST,
  CLOSEST_AREAS,
  fit,
  type Frame,
  frameOf,
  project,
  WHOLE,
  zoom,
} from './frameOf.js'

type Props = {
  countries: BreakdownRow[]
  points: MapPoint[]
  titleOf: (point: MapPoint) => string
}

/** Radius of the largest and smallest circle, and the size of names, in pixels. */
const LARGEST = 24
/** Where areas tell the numbers, circles must not hide them. */
const LARGEST_OVER_AREAS = 8
const SMALLEST = 3.5
const NAME = 12

/** The picture: countries and circles in a frame that can be moved with mouse, finger and keys. */
export const MapPlot: React.FC<Props> = ({ countries, points, titleOf }) => {
  const { areas, text } = useView()
  const closest = areas ? CLOSEST_AREAS : CLOSEST
  const largest = areas ? LARGEST_OVER_AREAS : LARGEST
  const spots = useMemo(
    () =>
      points.map((point) => ({
        point,
        scans: point.scans,
        ...project(point.latitude, point.longitude),
      })),
    [points],
  )
  const home = useMemo(() => frameOf(spots, closest), [closest, spots])
  const [frame, setFrame] = useState(home)
  useEffect(() => setFrame(home), [home])
  const drag = useDrag(frame, setFrame)
  const [picture, wide] = useWidth()
  const pixel = frame.width / wide
  const most = Math.max(1, ...spots.map(({ scans }) => scans))
  const land = useMemo(() => <Land countries={countries} />, [countries])
  return (
    <div className="qr-map">
      <svg
        {...drag}
        aria-label={text('statsMapPicture')}
        className="qr-map__picture"
        ref={picture}
        onKeyDown={(event) => {
          const next = moved(frame, event.key)
          if (!next) return
          event.preventDefault()
          setFrame(next)
        }}
        role="img"
        tabIndex={0}
        viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`}
      >
        {land}
        {areas && <Areas />}
        {spots.map(({ point, scans, x, y }) => (
          <circle
            className="qr-map__city"
            cx={x}
            cy={y}
            key={`${point.country} ${point.region} ${point.city}`}
            r={pixel * radius(scans / most, largest)}
          >
            <title>{titleOf(point)}</title>
          </circle>
        ))}
        <Names frame={frame} largest={largest} pixel={pixel} spots={spots} />
      </svg>
      <div className="qr-map__buttons">
        <button
          aria-label={text('statsMapIn')}
          onClick={() => setFrame(zoom(frame, 0.6))}
          type="button"
        >
          +
        </button>
        <button
          aria-label={text('statsMapOut')}
          onClick={() => setFrame(zoom(frame, 1 / 0.6))}
          type="button"
        >
          −
        </button>
        <button onClick={() => setFrame(home)} type="button">
          {text('statsMapHome')}
        </button>
        <button onClick={() => setFrame({ ...WHOLE, closest })} type="button">
          {text('statsMapWorld')}
        </button>
      </div>
    </div>
  )
}

/** Countries in five tints: those without a known city are seen as well, and nobody takes them for a place. */
const Land: React.FC<{ countries: BreakdownRow[] }> = ({ countries }) => {
  const scans = new Map(countries.map((row) => [row.value, row.scans]))
  const most = Math.max(1, ...countries.map((row) => (row.value ? row.scans : 0)))
  return (
    <g>
      {shapes.map(([code, shape], index) => {
        const share = code ? (scans.get(code) ?? 0) / most : 0
        const tint = share > 0 ? Math.max(1, Math.ceil(Math.sqrt(share) * 4)) : 0
        return <path className={`qr-map__land qr-map__land--${tint}`} d={shape} key={index} />
      })}
    </g>
  )
}

type NamedSpot = { point: MapPoint; scans: number; x: number; y: number }

/** Names of the largest cities in view, where they do not run into each other. */
const Names: React.FC<{
  frame: Frame
  largest: number
  pixel: number
  spots: NamedSpot[]
}> = ({ frame, largest, pixel, spots }) => {
  const size = pixel * NAME
  const named: NamedSpot[] = []
  for (const spot of spots) {
    if (named.length === 8) break
    const { x, y } = spot
    if (
      x < frame.x ||
      x > frame.x + frame.width * 0.88 ||
      y < frame.y ||
      y > frame.y + frame.height
    ) {
      continue
    }
    const free = named.every(
      (other) => Math.abs(other.y - y) > size * 1.4 || Math.abs(other.x - x) > size * 8,
    )
    if (free) named.push(spot)
  }
  const most = Math.max(1, ...spots.map(({ scans }) => scans))
  return (
    <g aria-hidden="true">
      {named.map(({ point, scans, x, y }) => (
        <text
          className="qr-map__name"
          fontSize={size}
          key={`${point.country} ${point.region} ${point.city}`}
          strokeWidth={size * 0.22}
          x={x + pixel * (radius(scans / most, largest) + 3)}
          y={y + size * 0.35}
        >
          {point.city}
        </text>
      ))}
    </g>
  )
}

const radius = (share: number, largest: number): number =>
  Math.max(SMALLEST, largest * Math.sqrt(share))

/** Width of the picture in pixels, so that circles and names look the same on every screen. */
function useWidth(): [React.RefObject<null | SVGSVGElement>, number] {
  const ref = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(700)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width || 700))
    if (ref.current) watch.observe(ref.current)
    return () => watch.disconnect()
  }, [])
  return [ref, width]
}

const STEP = 0.15

function moved(frame: Frame, key: string): Frame | null {
  switch (key) {
    case '+':
    case '=':
      return zoom(frame, 0.6)
    case '-':
      return zoom(frame, 1 / 0.6)
    case 'ArrowDown':
      return fit({ ...frame, y: frame.y + frame.height * STEP })
    case 'ArrowLeft':
      return fit({ ...frame, x: frame.x - frame.width * STEP })
    case 'ArrowRight':
      return fit({ ...frame, x: frame.x + frame.width * STEP })
    case 'ArrowUp':
      return fit({ ...frame, y: frame.y - frame.height * STEP })
    default:
      return null
  }
}

/** Moves the frame with the pointer; a finger still scrolls the page up and down. */
function useDrag(frame: Frame, setFrame: (frame: Frame) => void) {
  const from = useRef<{ frame: Frame; x: number; y: number } | null>(null)
  return {
    onPointerDown: (event: React.PointerEvent<SVGSVGElement>) => {
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { frame, x: event.clientX, y: event.clientY }
    },
    onPointerMove: (event: React.PointerEvent<SVGSVGElement>) => {
      if (!from.current) return
      const unit = from.current.frame.width / event.currentTarget.clientWidth
      const { frame: start, x, y } = from.current
      setFrame(
        fit({
          ...start,
          x: start.x - (event.clientX - x) * unit,
          y: start.y - (event.clientY - y) * unit,
        }),
      )
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}
