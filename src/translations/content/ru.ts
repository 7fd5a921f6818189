import type { contentEN } from './en.js'

export const contentRU: Record<keyof typeof contentEN, string> = {
  content: 'Содержимое',
  contentAddress: 'Адрес',
  contentBroken:
    'В этом тексте половина символа, например от обрезанного эмодзи. Введите его заново.',
  contentChangedWarning:
    'Символ этого кода скачивали. Там, где он уже напечатан, остаётся прежнее содержимое: сохраняйте, только если ничего не напечатано, или напечатайте заново.',
  contentContact: 'Контакт (vCard)',
  contentCountryCode:
    'WhatsApp нужен номер с кодом страны. Напишите его с + в начале, например +7 495 123-45-67.',
  contentDegrees: '{{value}} не подходит: нужны градусы от -{{most}} до {{most}}.',
  contentEmail: '«{{value}}» не адрес e-mail. Напишите его в виде name@example.com.',
  contentEmailAddress: 'Адрес e-mail',
  contentEmailMessage: 'E-mail',
  contentEnd: 'Окончание раньше начала. Выберите окончание позже {{start}} UTC.',
  contentEndsAt: 'Окончание',
  contentEvent: 'Событие календаря',
  contentFirstName: 'Имя',
  contentHidden: 'Сеть скрыта',
  contentJobTitle: 'Должность',
  contentLastName: 'Фамилия',
  contentLatitude: 'Широта',
  contentLong:
    'Длина содержимого в байтах: {{bytes}}, а в символ входит не больше {{most}}. Сократите на {{over}}.',
  contentLongitude: 'Долгота',
  contentMissing: 'Заполните это поле: без него символу нечего сказать.',
  contentNameMissing: 'Укажите имя, фамилию или организацию.',
  contentNetwork: 'Имя сети (SSID)',
  contentNetworkLong:
    'Длина этого имени в байтах: {{bytes}}, а у сети не больше {{most}}. Напишите его так, как в роутере.',
  contentNoDigits: 'В «{{value}}» нет цифр. Напишите номер телефона, например +7 495 123-45-67.',
  contentOrganization: 'Организация',
  contentPassword: 'Пароль',
  contentPasswordHint: 'Его прочтёт каждый, кто отсканирует символ.',
  contentPasswordMissing: 'Укажите пароль или выберите «Без пароля», если у сети его нет.',
  contentPasswordOpen: 'У сети без пароля его нет: очистите это поле или выберите WPA.',
  contentPasswordWEP:
    'В ключе WEP 5, 13 или 16 знаков либо 10, 26 или 32 цифры 0-9 A-F; здесь их {{count}}. Напишите его так, как в роутере.',
  contentPasswordWPA:
    'В пароле WPA от 8 до 63 знаков, или это ключ из 64 цифр 0-9 A-F; здесь их {{count}}. Напишите его так, как в роутере.',
  contentPhone: 'Номер телефона',
  contentPhoneCall: 'Звонок',
  contentPhoneCharacter:
    'В «{{value}}» есть {{character}}. В номере бывают цифры, + в начале, * и #, а между ними пробелы, точки, дефисы, косые черты и скобки.',
  contentPhoneHint: 'С кодом страны, например +7 495 123-45-67.',
  contentPhoneLong: 'Цифр в этом номере: {{digits}}, а больше 15 не бывает. Напишите один номер.',
  contentPlace: 'Место на карте',
  contentScheme: 'Символ не может вести на «{{scheme}}:». Напишите адрес с https:// в начале.',
  contentSecurity: 'Защита',
  contentSMS: 'Сообщение (SMS)',
  contentStartsAt: 'Начало',
  contentSubject: 'Тема',
  contentText: 'Текст',
  contentTime: '«{{value}}» не время. Напишите его в виде 2027-01-31T19:30:00Z.',
  contentType: 'Вид содержимого',
  contentTypeText: 'Текст',
  contentTypeURL: 'Веб-адрес',
  contentURL:
    '«{{value}}» не полный адрес. Напишите его с началом и без пробелов, например https://example.com/menu.',
  contentURLField: 'Веб-адрес',
  contentWhatsApp: 'Сообщение WhatsApp',
  contentWifi: 'Wi-Fi',
  kind: 'Что несёт символ',
  kindDynamic: 'Короткую ссылку (динамический)',
  kindFixed:
    'Этот код уже сканировали, значит, его короткая ссылка напечатана, и он должен остаться динамическим. Для статического содержимого создайте новый код.',
  kindStatic: 'Само содержимое (статический)',
  openNetwork: 'Без пароля',
  staticCode: 'Статический',
  staticHint:
    'Статический код не обращается к этому серверу: после печати его нельзя ни изменить, ни поставить на паузу, и он не учитывается.',
  staticNotCounted: 'Статические коды телефоны читают сами, поэтому считать нечего.',
  symbolFewer:
    'Этому адресу нужен символ из {{size}} × {{size}} модулей; если убрать знаки из домена или пути ({{fewer}}), будет {{smaller}} × {{smaller}}.',
  symbolFewerOne:
    'Этому адресу нужен символ из {{size}} × {{size}} модулей; если убрать один знак из домена или пути, будет {{smaller}} × {{smaller}}.',
}
