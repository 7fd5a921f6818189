import type { ReportTexts } from './en.js'

/** Wöchentliche und monatliche Berichte per E-Mail. */
export const reportsDE: ReportTexts = {
  report: 'Bericht',
  reports: 'Berichte',
  reportsHint:
    'Per E-Mail, wenn eine Woche oder ein Monat vorbei ist. Jede Person erhält die Zahlen, die sie sehen darf, und keine anderen.',
  reportEvery: 'Versand',
  reportEvery_week: 'Jede Woche, montags',
  reportEvery_month: 'Jeden Monat, am Ersten',
  reportCampaignHint:
    'Leer: alle Codes. Über eine beendete Kampagne wird noch einmal berichtet, dann nicht mehr.',
  reportReceiverMissing:
    'Eine dieser Personen gibt es nicht, oder Sie dürfen sie nicht sehen. Wählen Sie andere.',
  reportReceivers: 'Empfänger',
  reportReceiversHint: 'Personen aus diesem Admin. Wer Berichte abbestellt hat, erhält keine.',
  reportSubject: '{{title}}, {{days}}',
  reportBefore: 'Verglichen mit {{days}}.',
  reportChart: 'Scans je Tag: insgesamt {{scans}}, davor {{scansBefore}}.',
  reportColumnNow: 'Jetzt',
  reportColumnBefore: 'Davor',
  reportColumnChange: 'Änderung',
  reportTop: 'Meistgescannte Codes',
  reportTurnedAway: 'Abgewiesene Personen',
  reportOrders: 'Bestellungen',
  reportRevenue: 'Umsatz',
  reportOpen: 'Zahlen ansehen',
  reportReason: 'Sie erhalten diese E-Mail, weil Sie Empfänger des Berichts „{{title}}“ sind.',
  reportOff: 'Keine Berichte mehr',
  reportOffAsk: 'Keine Berichte zu QR-Codes mehr an {{email}} senden?',
  reportOffDone: 'An {{email}} werden keine Berichte mehr gesendet.',
}
