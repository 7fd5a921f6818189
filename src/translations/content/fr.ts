import type { contentEN } from './en.js'

/** Textes des codes statiques. */
export const contentFR: Record<keyof typeof contentEN, string> = {
  content: 'Contenu',
  contentAddress: 'Adresse',
  contentBroken:
    'Ce texte contient la moitié d’un caractère, par exemple d’un émoji coupé. Saisissez-le à nouveau.',
  contentChangedWarning:
    'Le symbole de ce code a été téléchargé. Là où il est déjà imprimé, il garde l’ancien contenu : n’enregistrez que si rien n’est imprimé, ou imprimez de nouveau.',
  contentContact: 'Contact (vCard)',
  contentCountryCode:
    'WhatsApp demande le numéro avec l’indicatif du pays. Écrivez-le avec + devant, par exemple +33 1 23 45 67 89.',
  contentDegrees: '{{value}} ne convient pas : des degrés de -{{most}} à {{most}}.',
  contentEmail: '« {{value}} » n’est pas une adresse e-mail. Écrivez-la comme nom@example.com.',
  contentEmailAddress: 'Adresse e-mail',
  contentEmailMessage: 'E-mail',
  contentEnd: 'La fin précède le début. Choisissez une fin après {{start}} UTC.',
  contentEndsAt: 'Se termine le',
  contentEvent: 'Événement du calendrier',
  contentFirstName: 'Prénom',
  contentHidden: 'Le réseau est masqué',
  contentJobTitle: 'Fonction',
  contentLastName: 'Nom',
  contentLatitude: 'Latitude',
  contentLong:
    'Le contenu fait {{bytes}} octets et un symbole en contient {{most}} au plus. Raccourcissez-le de {{over}}.',
  contentLongitude: 'Longitude',
  contentMissing: 'Remplissez ce champ : sans lui, le symbole n’a rien à dire.',
  contentNameMissing: 'Indiquez un prénom, un nom ou une organisation.',
  contentNetwork: 'Nom du réseau (SSID)',
  contentNetworkLong:
    'Ce nom fait {{bytes}} octets et celui d’un réseau en a {{most}} au plus. Écrivez-le comme dans le routeur.',
  contentNoDigits:
    '« {{value}} » n’a pas de chiffres. Écrivez un numéro de téléphone, par exemple +33 1 23 45 67 89.',
  contentOrganization: 'Organisation',
  contentPassword: 'Mot de passe',
  contentPasswordHint: 'Toute personne qui scanne le symbole peut le lire.',
  contentPasswordMissing:
    'Indiquez le mot de passe, ou choisissez « Sans mot de passe » si le réseau n’en a pas.',
  contentPasswordOpen: 'Un réseau sans mot de passe n’en a pas : videz ce champ ou choisissez WPA.',
  contentPasswordWEP:
    'Une clé WEP a 5, 13 ou 16 caractères, ou 10, 26 ou 32 chiffres 0-9 A-F ; celle-ci en a {{count}}. Écrivez-la comme dans le routeur.',
  contentPasswordWPA:
    'Un mot de passe WPA a de 8 à 63 caractères, ou est une clé de 64 chiffres 0-9 A-F ; celui-ci en a {{count}}. Écrivez-le comme dans le routeur.',
  contentPhone: 'Numéro de téléphone',
  contentPhoneCall: 'Appel téléphonique',
  contentPhoneCharacter:
    '« {{value}} » contient {{character}}. Un numéro se compose de chiffres, de + devant, de * et #, et entre eux d’espaces, de points, de tirets, de barres obliques et de parenthèses.',
  contentPhoneHint: 'Avec l’indicatif du pays, par exemple +33 1 23 45 67 89.',
  contentPhoneLong:
    'Ce numéro a {{digits}} chiffres et aucun numéro n’en a plus de 15. Écrivez un seul numéro.',
  contentPlace: 'Lieu sur la carte',
  contentScheme:
    'Un symbole ne peut pas mener à « {{scheme}}: ». Écrivez une adresse avec https:// devant.',
  contentSecurity: 'Sécurité',
  contentSMS: 'Message (SMS)',
  contentStartsAt: 'Commence le',
  contentSubject: 'Objet',
  contentText: 'Texte',
  contentTime: '« {{value}} » n’est pas une date. Écrivez-la comme 2027-01-31T19:30:00Z.',
  contentType: 'Type de contenu',
  contentTypeText: 'Texte',
  contentTypeURL: 'Adresse web',
  contentURL:
    '« {{value}} » n’est pas une adresse complète. Écrivez-la avec son début et sans espaces, par exemple https://example.com/menu.',
  contentURLField: 'Adresse web',
  contentWhatsApp: 'Message WhatsApp',
  contentWifi: 'Wi-Fi',
  kind: 'Ce que porte le symbole',
  kindDynamic: 'Une URL courte (dynamique)',
  kindFixed:
    'Ce code a déjà été scanné, son URL courte est donc imprimée, et il doit rester dynamique. Créez un nouveau code pour un contenu statique.',
  kindStatic: 'Le contenu lui-même (statique)',
  openNetwork: 'Sans mot de passe',
  staticCode: 'Statique',
  staticHint:
    'Un code statique ne passe jamais par ce serveur : une fois imprimé, il ne peut plus être modifié ni mis en pause, et il n’est pas compté.',
  staticNotCounted:
    'Les codes statiques sont lus par les téléphones seuls : il n’y a pas de scans à compter.',
  symbolFewer:
    'Cette adresse demande un symbole de {{size}} × {{size}} modules ; {{fewer}} caractères de moins dans le domaine ou le chemin donneraient {{smaller}} × {{smaller}}.',
  symbolFewerOne:
    'Cette adresse demande un symbole de {{size}} × {{size}} modules ; un caractère de moins dans le domaine ou le chemin donnerait {{smaller}} × {{smaller}}.',
}
