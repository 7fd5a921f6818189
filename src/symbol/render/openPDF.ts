export type PDFProperties = {
  /**
   * Date in the document's properties. Fixed, so that the same input gives the same bytes.
   * @default the epoch
   */
  createdAt?: Date
  /**
   * Title in the document's properties.
   * @default 'QR code'
   */
  title?: string
}

/** A document without fonts, and without a page: `addPage` makes one. */
export async function openPDF({
  createdAt = new Date(0),
  title = 'QR code',
}: PDFProperties): Promise<PDFKit.PDFDocument> {
  const { default: PDFDocument } = await import('pdfkit')
  return new PDFDocument({
    autoFirstPage: false,
    displayTitle: true,
    // Empty: else Helvetica goes into every document.
    font: '',
    info: { CreationDate: createdAt, Creator: 'payload-plugin-qr', Title: title },
    margin: 0,
  })
}
