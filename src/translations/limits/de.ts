import type { limitsEN } from './en.js'

export const limitsDE: typeof limitsEN = {
  alreadyUsedPage: 'Seite für alle, die ihn schon benutzt haben',
  alreadyUsedPageHint:
    'In Ihren eigenen Worten. Leer: „Sie haben diesen Code schon benutzt“, in der Sprache der Lesenden.',
  outcomeAlreadyUsed: 'Abgewiesen: kam noch einmal',
  pageURL: 'Wohin die Schaltfläche führt',
  pageURLMissing: 'Geben Sie an, wohin die Schaltfläche führt, oder lassen Sie ihren Text leer.',
  pages: 'Seiten in eigenen Worten',
  pagesHint:
    'Werden so gezeigt, wie sie geschrieben sind, anstelle der Ausweichadresse. Leer: was die Kampagne sagt.',
  perVisitor: '{{number}}-mal je Besucher',
  perVisitorOnce: 'einmal je Besucher',
  scansPerVisitor: 'Scans je Besucher',
  scansPerVisitorHint:
    'Wie oft ein Besucher weitergeleitet wird: 1 heißt einmal. Eine höhere Scangrenze beginnt für alle eine neue Runde. Leer: beliebig oft.',
  usedUpPage: 'Seite, wenn alles vergeben ist',
  usedUpPageHint:
    'In Ihren eigenen Worten. Leer: „Leider schon vergeben“, in der Sprache der Lesenden.',
  warnPerVisitorMaps:
    'In Weiterleitungslisten fehlt dieser Code: Andere Server können Besucher nicht unterscheiden. Ohne diesen Server führt er nirgendwohin.',
  warnPerVisitorNobody:
    'Auf dieser Website werden Besucher nicht unterschieden (visitors: false), daher hält „Scans je Besucher“ niemanden auf. Setzen Sie eine Scangrenze, oder nehmen Sie die Angabe heraus.',
  ticket: 'Ticket oder Ausweis',
  ticketHint:
    'Damit wird jemand eingelassen, einmal. Sein Text erhält eine Signatur, wenn der Code angelegt wird.',
  ticketUnsigned:
    'Nur ein Code, der als Ticket angelegt wurde, trägt eine Signatur: Legen Sie einen neuen an.',
}
