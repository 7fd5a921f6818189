/** Weekly and monthly reports by e-mail. */
export const reportsEN = {
  report: 'Report',
  reports: 'Reports',
  reportsHint:
    'By e-mail, when a week or a month is over. Each receiver gets the numbers they may see, and none they may not.',
  reportEvery: 'Sent',
  reportEvery_week: 'Every week, on Monday',
  reportEvery_month: 'Every month, on the first',
  reportCampaignHint:
    'Empty: all codes. A campaign that is over is reported once more, and then no longer.',
  reportReceiverMissing:
    'One of these people is not there, or you may not see them. Choose others.',
  reportReceivers: 'Receivers',
  reportReceiversHint: 'People of this admin. Whoever unsubscribed gets none.',
  reportSubject: '{{title}}, {{days}}',
  reportBefore: 'Compared with {{days}}.',
  reportChart: 'Scans of each day: {{scans}} in all, {{scansBefore}} before.',
  reportColumnNow: 'Now',
  reportColumnBefore: 'Before',
  reportColumnChange: 'Change',
  reportTop: 'Most scanned codes',
  reportTurnedAway: 'People turned away',
  reportOrders: 'Orders',
  reportRevenue: 'Revenue',
  reportOpen: 'See the numbers',
  reportReason: 'You get this because you are a receiver of the report "{{title}}".',
  reportOff: 'No more reports',
  reportOffAsk: 'Send no more reports on QR codes to {{email}}?',
  reportOffDone: 'No more reports will be sent to {{email}}.',
}

export type ReportTexts = Record<keyof typeof reportsEN, string>
