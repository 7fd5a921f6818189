import type { ReportTexts } from './en.js'

/** Rapports hebdomadaires et mensuels par e-mail. */
export const reportsFR: ReportTexts = {
  report: 'Rapport',
  reports: 'Rapports',
  reportsHint:
    'Par e-mail, à la fin de chaque semaine ou de chaque mois. Chacun reçoit les chiffres qu’il a le droit de voir, et aucun autre.',
  reportEvery: 'Envoi',
  reportEvery_week: 'Chaque semaine, le lundi',
  reportEvery_month: 'Chaque mois, le premier jour',
  reportCampaignHint:
    'Vide : tous les codes. Une campagne terminée fait l’objet d’un dernier rapport, puis d’aucun.',
  reportReceiverMissing:
    'L’une de ces personnes n’existe pas, ou vous ne pouvez pas la voir. Choisissez-en d’autres.',
  reportReceivers: 'Destinataires',
  reportReceiversHint:
    'Des personnes de cette administration. Qui s’est désabonné n’en reçoit pas.',
  reportSubject: '{{title}}, {{days}}',
  reportBefore: 'Comparé à la période : {{days}}.',
  reportChart: 'Scans par jour : {{scans}} au total, {{scansBefore}} auparavant.',
  reportColumnNow: 'Maintenant',
  reportColumnBefore: 'Avant',
  reportColumnChange: 'Évolution',
  reportTop: 'Codes les plus scannés',
  reportTurnedAway: 'Personnes refusées',
  reportOrders: 'Commandes',
  reportRevenue: 'Chiffre d’affaires',
  reportOpen: 'Voir les chiffres',
  reportReason:
    'Vous recevez ce message parce que vous êtes destinataire du rapport « {{title}} ».',
  reportOff: 'Ne plus recevoir de rapports',
  reportOffAsk: 'Ne plus envoyer de rapports sur les codes QR à {{email}} ?',
  reportOffDone: 'Plus aucun rapport ne sera envoyé à {{email}}.',
}
