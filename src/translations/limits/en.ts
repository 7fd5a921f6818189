/** Limits for one visitor, pages in the host's own words, and tickets. */
export const limitsEN = {
  alreadyUsedPage: 'Page for who has used it already',
  alreadyUsedPageHint:
    'In your own words. Empty: "You have already used this code", in the language of the reader.',
  outcomeAlreadyUsed: 'Turned away: came again',
  pageURL: 'Where the button leads',
  pageURLMissing: 'Say where the button leads, or leave its words empty.',
  pages: 'Pages in your own words',
  pagesHint:
    'Shown as they are written, in place of the fallback URL. Empty: what the campaign says.',
  perVisitor: '{{number}} times per visitor',
  perVisitorOnce: 'once per visitor',
  scansPerVisitor: 'Scans per visitor',
  scansPerVisitorHint:
    'How often one visitor is sent on: 1 is once. Raising the scan limit starts a new round for everybody. Empty: any number of times.',
  usedUpPage: 'Page when it is sold out',
  usedUpPageHint:
    'In your own words. Empty: "All places are taken", in the language of the reader.',
  warnPerVisitorMaps:
    'Redirect maps leave this code out: other servers cannot tell visitors apart. Away from this server, it leads nowhere.',
  warnPerVisitorNobody:
    'Visitors are not told apart on this site (visitors: false), so "scans per visitor" holds nobody back. Set a scan limit, or take it out.',
  ticket: 'Ticket or badge',
  ticketHint: 'Somebody is let in with it, once. Its text gets a signature when the code is made.',
  ticketUnsigned: 'Only a code that was made as a ticket carries a signature: make a new one.',
}
