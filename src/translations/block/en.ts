/** Texts of the QR block in the editor. */
export const blockEn = {
  blockCaption: 'Caption',
  blockCaptionHint: 'Shown below the symbol and read out by screen readers. May stay empty.',
  blockChoose: 'Choose a QR code, or make a new one with the plus.',
  blockCode: 'QR code',
  blockExpired: 'This code ended on {{date}}: who scans it gets a notice. Choose a later end.',
  blockGone:
    'This code is not there any more, or you may not read it. The page shows nothing here.',
  blockMissing: 'Choose a QR code for this block, or remove the block.',
  blockNotStarted: 'This code starts on {{date}}: who scans it earlier gets a notice.',
  blockPaused: 'This code is paused: who scans it gets a notice. Set it to active again.',
  blockPlural: 'QR codes',
  blockSingular: 'QR code',
  blockSize: 'Size',
  blockSizeLarge: 'Large',
  blockSizeMedium: 'Medium',
  blockSizeSmall: 'Small',
  blockSymbolOf: 'Symbol of {{title}}',
  blockTrashed:
    'This code is in the trash: the page shows nothing here. Restore it or choose another.',
  blockUsedUp: 'This code has reached its scan limit: who scans it gets a notice. Raise the limit.',
  ownCodeLater: 'It gets a QR code of its own when it is published.',
  blockOwn: 'The code of this page',
  blockOwnHint: 'Shows the code the page has of its own, which leads to it. Good for templates.',
  blockOwnNone:
    'Documents of this collection have no QR code of their own. Choose a code, or have a developer add qrField() to the collection.',
}

export type BlockTexts = Record<keyof typeof blockEn, string>
