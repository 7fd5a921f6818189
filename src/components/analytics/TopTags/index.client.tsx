'use client'

import React from 'react'

import { type Stats, useView } from '../lib/ViewContext.js'

/** Scans by tag; pointing at one narrows the view to it. */
export const TopTags: React.FC<{ stats: Stats }> = ({ stats }) => {
  const { format, set, text } = useView()
  const { top_tags: tags } = stats
  const top = tags[0]?.scans ?? 1
  return (
    <>
      <h3>{text('statsTopTags')}</h3>
      <p className="qr-card__none">{text('statsTagsOverlap')}</p>
      <table className="qr-ranked">
        <caption className="qr-stats-hidden">{text('statsTopTags')}</caption>
        <thead className="qr-stats-hidden">
          <tr>
            <th scope="col">{text('tags')}</th>
            <th scope="col">{text('statsScans')}</th>
          </tr>
        </thead>
        <tbody>
          {tags.slice(0, 10).map(({ scans, tag }) => (
            <tr key={tag}>
              <th scope="row">
                <span
                  aria-hidden="true"
                  className="qr-ranked__bar"
                  style={{ inlineSize: `${(scans / top) * 100}%` }}
                />
                <span className="qr-ranked__name">
                  <button className="qr-link" onClick={() => set({ tag: [tag] })} type="button">
                    {tag}
                  </button>
                </span>
              </th>
              <td>{format.number(scans)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
