import type { LayoutBlock } from './layout.js'

import { codeInText, qrCode, text } from './layout.js'
import { heading, list, paragraph } from './richText.js'

export type DemoPage = {
  action?: { label: string; url: string }
  facts?: { label: string; value: string }[]
  kicker: string
  layout: LayoutBlock[]
  slug: 'events/derby' | 'events/summer-tour' | 'home' | 'menu' | 'tickets'
  summary: string
  title: string
}

export const pages: DemoPage[] = [
  {
    slug: 'home',
    action: { label: 'See the derby', url: '/events/derby' },
    kicker: 'Riverside FC',
    layout: [
      text(
        heading('A club of its harbour'),
        paragraph(
          'Founded by dock workers, owned by its members. Eighteen thousand of us meet at the **Quayside Stadium** every second Saturday, and whoever is in town for a day is one of us for a day.',
        ),
        heading('Your match day'),
        list(
          '**Two hours before**: gates and kitchen open. Scan the code on your table for the menu.',
          '**One hour before**: songs at the north stand, with brass.',
          '**After the whistle**: the harbour bar stays open for two hours.',
        ),
        codeInText('MENU', { caption: 'Look what the kitchen serves', size: 'small' }),
      ),
    ],
    summary:
      'Football by the water since 1911. Home of the north stand, the fish roll and the loudest quarter of an hour in the league.',
    title: 'Ninety minutes. One harbour.',
  },
  {
    slug: 'events/derby',
    action: { label: 'Get tickets', url: '/tickets' },
    facts: [
      { label: 'Kick-off', value: 'Saturday, 15:30' },
      { label: 'Gates open', value: '13:30' },
      { label: 'Where', value: 'Quayside Stadium' },
      { label: 'Tickets', value: '€19.90, children free' },
    ],
    kicker: 'Derby day',
    layout: [
      text(
        heading('Getting there'),
        paragraph(
          'Take the ferry: line 62 stops at the stadium every ten minutes and is **free with your ticket**. There is no parking on derby day.',
        ),
        codeInText('FERRY62', { caption: 'Ferry line 62: take the page with you', size: 'small' }),
        heading('Good to know'),
        list(
          'Your ticket is the code on your phone. Please have it ready at the gate.',
          'Bags no larger than a sheet of A4.',
          'Payment by card everywhere in the stadium.',
        ),
        heading('Player of the match'),
        paragraph(
          'Vote from the 60th minute: scan the code on the back of the seat in front of you.',
        ),
      ),
      qrCode('STADIUM', { caption: 'See you on Saturday' }),
    ],
    summary:
      'The one game nobody has to be reminded of. Both stands are sold out, the standing terrace is not.',
    title: 'Riverside v Northgate United',
  },
  {
    slug: 'tickets',
    facts: [
      { label: 'Kick-off', value: 'Saturday, 15:30' },
      { label: 'Where', value: 'Quayside Stadium' },
      { label: 'Standing terrace', value: '€19.90, children free' },
    ],
    kicker: 'Tickets',
    layout: [
      text(
        heading('Good to know'),
        list(
          'Your ticket comes by e-mail and is a code on your phone.',
          'Plans change: you can give tickets back until the whistle.',
        ),
      ),
    ],
    summary: 'The standing terrace, where the songs start. Six tickets per person.',
    title: 'Riverside v Northgate United',
  },
  {
    slug: 'menu',
    action: { label: 'Back to the club', url: '/' },
    kicker: 'Stadium kitchen',
    layout: [
      text(
        heading('From the grill'),
        list(
          '**Harbour fish roll** with pickled onions, €6.50',
          '**Bratwurst** in a sourdough roll, €4.80',
          '**Grilled halloumi** with lemon and mint, €6.20',
        ),
        heading('From the pot'),
        list(
          '**Chili sin carne** with cornbread, €7.40',
          '**Pea soup** with or without sausage, €5.60',
        ),
        heading('To drink'),
        list(
          '**Quayside lager** 0.4 l, €5.20',
          '**Rhubarb spritzer** 0.4 l, €4.40',
          '**Filter coffee**, €2.80',
        ),
        paragraph('Allergens are listed at every counter. Returnable cups: €2 deposit.'),
      ),
    ],
    summary:
      'Cooked in the stadium, served until the 85th minute. Order at the counter, we call your number.',
    title: 'Today’s menu',
  },
  {
    slug: 'events/summer-tour',
    facts: [
      { label: 'July 11', value: 'Berlin' },
      { label: 'July 18', value: 'Paris' },
      { label: 'July 25', value: 'London' },
      { label: 'August 1', value: 'New York' },
      { label: 'August 5', value: 'Chicago' },
    ],
    kicker: 'Summer tour',
    layout: [
      text(
        heading('Open training, open bar'),
        paragraph(
          'In every city we train in public on the day before the game. Entrance is free; bring a shirt to be signed.',
        ),
      ),
      qrCode('BERLIN', { caption: 'First stop Berlin', size: 'large' }),
    ],
    summary: 'Five friendlies in five cities, with the harbour bar on board.',
    title: 'The harbour goes to sea',
  },
]
