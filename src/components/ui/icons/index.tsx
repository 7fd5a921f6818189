import React from 'react'

const icon = (path: string): React.FC => {
  const Icon: React.FC = () => (
    <svg
      aria-hidden
      fill="none"
      height="16"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeWidth="1.5"
      viewBox="0 0 16 16"
      width="16"
    >
      <path d={path} />
    </svg>
  )
  return Icon
}

export const AlertIcon = icon('M8 2.5L14 13H2zM8 6.5v3M8 11.2v.1')
export const CheckIcon = icon('M3 8.5l3.5 3.5L13 4.5')
export const CopyIcon = icon('M6 6h7v7H6zM10 6V3H3v7h3')
export const DownloadIcon = icon('M8 2v8M4.5 7L8 10.5 11.5 7M3 13.5h10')
export const DuplicateIcon = icon('M6 6h7.5v7.5H6zM10 6V2.5H2.5V10H6M9.75 8v3.5M8 9.75h3.5')
export const PauseIcon = icon('M5.5 3.5v9M10.5 3.5v9')
export const PlayIcon = icon('M5 3.5l7 4.5-7 4.5z')
