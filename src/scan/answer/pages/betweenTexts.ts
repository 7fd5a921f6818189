import type { BetweenKind, Refusal } from '../../../vocabulary/between.js'
import type { PageLanguage } from './pageTexts.js'

type Text = { button: string; text: null | string; title: string }
type Texts = {
  email: string
  passwordLabel: string
  phone: string
  refusals: Record<Refusal, string>
  website: string
} & Record<BetweenKind, Text>

/**
 * What a page in between says where the host says nothing. Plain text; the layout escapes it. A
 * question without words of the host is none, so that kind has only a title and a button.
 */
export const BETWEEN_TEXTS: Record<PageLanguage, Texts> = {
  de: {
    card: { button: 'Kontakt speichern', text: null, title: 'Kontakt' },
    choice: { button: 'Weiter', text: null, title: 'Wohin möchten Sie?' },
    email: 'E-Mail',
    links: { button: 'Weiter', text: null, title: 'Links' },
    password: {
      button: 'Weiter',
      text: 'Dieser QR-Code ist mit einem Passwort geschützt.',
      title: 'Bitte Passwort eingeben',
    },
    passwordLabel: 'Passwort',
    phone: 'Telefon',
    preview: {
      button: 'Weiter',
      text: 'Prüfen Sie die Adresse, bevor Sie weitergehen.',
      title: 'Dieser QR-Code führt zu',
    },
    question: { button: 'Ja, weiter', text: null, title: 'Bitte bestätigen' },
    refusals: {
      busy: 'Gerade ist viel los. Bitte versuchen Sie es gleich noch einmal.',
      later: 'Zu viele Versuche. Bitte versuchen Sie es in einigen Minuten noch einmal.',
      wrong: 'Dieses Passwort stimmt nicht. Bitte versuchen Sie es noch einmal.',
    },
    website: 'Website',
  },
  en: {
    card: { button: 'Save contact', text: null, title: 'Contact' },
    choice: { button: 'Continue', text: null, title: 'Where would you like to go?' },
    email: 'E-mail',
    links: { button: 'Continue', text: null, title: 'Links' },
    password: {
      button: 'Continue',
      text: 'This QR code is protected by a password.',
      title: 'Please enter the password',
    },
    passwordLabel: 'Password',
    phone: 'Phone',
    preview: {
      button: 'Continue',
      text: 'Check the address before you go.',
      title: 'This QR code leads to',
    },
    question: { button: 'Yes, continue', text: null, title: 'Please confirm' },
    refusals: {
      busy: 'It is busy here just now. Please try again in a moment.',
      later: 'Too many tries. Please try again in a few minutes.',
      wrong: 'This password is not right. Please try again.',
    },
    website: 'Website',
  },
  es: {
    card: { button: 'Guardar contacto', text: null, title: 'Contacto' },
    choice: { button: 'Continuar', text: null, title: '¿Adónde quiere ir?' },
    email: 'Correo electrónico',
    links: { button: 'Continuar', text: null, title: 'Enlaces' },
    password: {
      button: 'Continuar',
      text: 'Este código QR está protegido con una contraseña.',
      title: 'Introduzca la contraseña',
    },
    passwordLabel: 'Contraseña',
    phone: 'Teléfono',
    preview: {
      button: 'Continuar',
      text: 'Compruebe la dirección antes de continuar.',
      title: 'Este código QR lleva a',
    },
    question: { button: 'Sí, continuar', text: null, title: 'Confirme, por favor' },
    refusals: {
      busy: 'Ahora hay mucha actividad. Inténtelo de nuevo en un momento.',
      later: 'Demasiados intentos. Inténtelo de nuevo en unos minutos.',
      wrong: 'La contraseña no es correcta. Inténtelo de nuevo.',
    },
    website: 'Sitio web',
  },
  fr: {
    card: { button: 'Enregistrer le contact', text: null, title: 'Contact' },
    choice: { button: 'Continuer', text: null, title: 'Où souhaitez-vous aller ?' },
    email: 'E-mail',
    links: { button: 'Continuer', text: null, title: 'Liens' },
    password: {
      button: 'Continuer',
      text: 'Ce QR code est protégé par un mot de passe.',
      title: 'Saisissez le mot de passe',
    },
    passwordLabel: 'Mot de passe',
    phone: 'Téléphone',
    preview: {
      button: 'Continuer',
      text: 'Vérifiez l’adresse avant de continuer.',
      title: 'Ce QR code mène à',
    },
    question: { button: 'Oui, continuer', text: null, title: 'Veuillez confirmer' },
    refusals: {
      busy: 'Il y a beaucoup de monde en ce moment. Réessayez dans un instant.',
      later: 'Trop de tentatives. Réessayez dans quelques minutes.',
      wrong: 'Ce mot de passe est incorrect. Réessayez.',
    },
    website: 'Site web',
  },
  ru: {
    card: { button: 'Сохранить контакт', text: null, title: 'Контакт' },
    choice: { button: 'Продолжить', text: null, title: 'Куда вы хотите перейти?' },
    email: 'Эл. почта',
    links: { button: 'Продолжить', text: null, title: 'Ссылки' },
    password: {
      button: 'Продолжить',
      text: 'Этот QR-код защищён паролем.',
      title: 'Введите пароль',
    },
    passwordLabel: 'Пароль',
    phone: 'Телефон',
    preview: {
      button: 'Продолжить',
      text: 'Проверьте адрес, прежде чем перейти.',
      title: 'Этот QR-код ведёт на',
    },
    question: { button: 'Да, продолжить', text: null, title: 'Подтвердите, пожалуйста' },
    refusals: {
      busy: 'Сейчас слишком много запросов. Попробуйте ещё раз чуть позже.',
      later: 'Слишком много попыток. Попробуйте ещё раз через несколько минут.',
      wrong: 'Неверный пароль. Попробуйте ещё раз.',
    },
    website: 'Сайт',
  },
}
