import type { ReportTexts } from './en.js'

/** Informes semanales y mensuales por correo. */
export const reportsES: ReportTexts = {
  report: 'Informe',
  reports: 'Informes',
  reportsHint:
    'Por correo, cuando termina una semana o un mes. Cada persona recibe las cifras que puede ver, y ninguna otra.',
  reportEvery: 'Envío',
  reportEvery_week: 'Cada semana, el lunes',
  reportEvery_month: 'Cada mes, el día uno',
  reportCampaignHint:
    'Vacío: todos los códigos. De una campaña terminada se informa una vez más, y después ya no.',
  reportReceiverMissing: 'Una de estas personas no existe o no puedes verla. Elige a otras.',
  reportReceivers: 'Destinatarios',
  reportReceiversHint: 'Personas de esta administración. Quien se dio de baja no recibe ninguno.',
  reportSubject: '{{title}}, {{days}}',
  reportBefore: 'Comparado con {{days}}.',
  reportChart: 'Escaneos por día: {{scans}} en total, {{scansBefore}} antes.',
  reportColumnNow: 'Ahora',
  reportColumnBefore: 'Antes',
  reportColumnChange: 'Cambio',
  reportTop: 'Códigos más escaneados',
  reportTurnedAway: 'Personas rechazadas',
  reportOrders: 'Pedidos',
  reportRevenue: 'Ingresos',
  reportOpen: 'Ver las cifras',
  reportReason: 'Recibe este mensaje porque es destinatario del informe «{{title}}».',
  reportOff: 'No recibir más informes',
  reportOffAsk: '¿No enviar más informes sobre códigos QR a {{email}}?',
  reportOffDone: 'No se enviarán más informes a {{email}}.',
}
