import type { checkInEN } from './en.js'

export const checkInFR: typeof checkInEN = {
  checkIn: 'Entrée',
  checkInAdmitted: 'Entrez',
  checkInByHand: 'Code, à la main',
  checkInCamera: 'Caméra',
  checkInFailed: 'Le serveur ne l’a pas accepté. Reconnectez-vous.',
  checkInForeign: 'Ce n’est pas un de nos billets',
  checkInLetIn: 'Laisser entrer',
  checkInNoCamera:
    'La caméra est indisponible. Autorisez-la dans le navigateur (https requis), ou saisissez le code.',
  checkInNotAllowed: 'Vous ne pouvez laisser entrer personne',
  checkInNotAllowedHint: 'L’option access.checkIn dit qui le peut.',
  checkInNoted: 'Noté, sans réseau',
  checkInOff: 'Non valable actuellement',
  checkInReady: 'Prêt',
  checkInStart: 'Démarrer la caméra',
  checkInStop: 'Arrêter la caméra',
  checkInUnsigned: 'Ce n’est pas un billet',
  checkInUsed: 'Déjà utilisé',
  checkInWaiting: 'Notés et pas encore vérifiés : {{number}}',
}
