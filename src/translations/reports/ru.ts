import type { ReportTexts } from './en.js'

/** Еженедельные и ежемесячные отчёты по почте. */
export const reportsRU: ReportTexts = {
  report: 'Отчёт',
  reports: 'Отчёты',
  reportsHint:
    'По электронной почте, когда неделя или месяц закончились. Каждый получает только те цифры, которые ему разрешено видеть.',
  reportEvery: 'Отправка',
  reportEvery_week: 'Каждую неделю, в понедельник',
  reportEvery_month: 'Каждый месяц, первого числа',
  reportCampaignHint:
    'Пусто: все коды. О завершённой кампании приходит ещё один отчёт, потом ни одного.',
  reportReceiverMissing:
    'Одного из этих людей нет, или вам не разрешено его видеть. Выберите других.',
  reportReceivers: 'Получатели',
  reportReceiversHint: 'Пользователи этой админки. Кто отписался, не получает ничего.',
  reportSubject: '{{title}}, {{days}}',
  reportBefore: 'В сравнении с периодом {{days}}.',
  reportChart: 'Сканирования по дням: всего {{scans}}, до этого {{scansBefore}}.',
  reportColumnNow: 'Сейчас',
  reportColumnBefore: 'Раньше',
  reportColumnChange: 'Изменение',
  reportTop: 'Самые сканируемые коды',
  reportTurnedAway: 'Не пропущено людей',
  reportOrders: 'Заказы',
  reportRevenue: 'Выручка',
  reportOpen: 'Посмотреть цифры',
  reportReason: 'Вы получили это письмо, потому что вы среди получателей отчёта «{{title}}».',
  reportOff: 'Больше не присылать отчёты',
  reportOffAsk: 'Больше не отправлять отчёты о QR-кодах на {{email}}?',
  reportOffDone: 'Отчёты больше не будут отправляться на {{email}}.',
}
