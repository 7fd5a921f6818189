import type { Schema } from './operation.js'

/** Made by `npm run generate` of the types in `scripts/openapi/answers.ts`. */
export const ANSWER_SCHEMAS: Record<'answers' | 'types', Readonly<Record<string, Schema>>> = {
  answers: {
    alerts: {
      type: 'object',
      properties: {
        alerts: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            properties: {
              silenced: {
                type: 'boolean',
                description: 'Nobody is told by e-mail, and lists show it last.',
              },
              facts: { $ref: '#/components/schemas/AlertFacts' },
              kind: { $ref: '#/components/schemas/AlertKind' },
              qrCode: { $ref: '#/components/schemas/ID' },
              raisedAt: { type: 'string' },
            },
            required: ['facts', 'kind', 'qrCode', 'raisedAt', 'silenced'],
          },
        },
      },
      required: ['alerts'],
      additionalProperties: false,
    },
    breakdown: { $ref: '#/components/schemas/Breakdown' },
    checkIn: { $ref: '#/components/schemas/CheckInAnswer' },
    cockpit: { $ref: '#/components/schemas/Cockpit' },
    codeFigures: { $ref: '#/components/schemas/FiguresAnswer' },
    codeHealth: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: {
          days: { type: 'array', items: { type: 'number' } },
          health: { anyOf: [{ $ref: '#/components/schemas/CodeHealth' }, { type: 'null' }] },
        },
        required: ['days', 'health'],
        additionalProperties: false,
      },
    },
    compare: { $ref: '#/components/schemas/CodeComparison' },
    crm: { $ref: '#/components/schemas/CRMStatus' },
    crmContact: {
      type: 'object',
      properties: { targets: { type: 'array', items: { $ref: '#/components/schemas/SyncRow' } } },
      required: ['targets'],
      additionalProperties: false,
    },
    erasure: { $ref: '#/components/schemas/ErasureReport' },
    health: { $ref: '#/components/schemas/Health' },
    history: { $ref: '#/components/schemas/HistoryAnswer' },
    latest: { type: 'array', items: { $ref: '#/components/schemas/LatestScan' } },
    look: { $ref: '#/components/schemas/LookAnswer' },
    person: { $ref: '#/components/schemas/PersonReport' },
    reserve: { $ref: '#/components/schemas/ReserveAnswer' },
    revenue: { $ref: '#/components/schemas/Sales' },
    silence: {
      type: 'object',
      properties: { kind: { $ref: '#/components/schemas/AlertKind' }, silent: { type: 'boolean' } },
      required: ['kind', 'silent'],
      additionalProperties: false,
    },
    sources: { $ref: '#/components/schemas/PlaceSources' },
    split: { $ref: '#/components/schemas/SplitResult' },
    stats: {
      anyOf: [
        { $ref: '#/components/schemas/BasicStats' },
        { $ref: '#/components/schemas/StatsJSON' },
      ],
    },
    status: {
      type: 'object',
      properties: {
        doc: {
          type: 'object',
          properties: {
            id: { $ref: '#/components/schemas/ID' },
            state: { type: 'string' },
            status: { type: 'string', enum: ['active', 'paused'] },
            updatedAt: { type: 'string' },
          },
          required: ['id', 'state', 'status', 'updatedAt'],
          additionalProperties: false,
        },
      },
      required: ['doc'],
      additionalProperties: false,
    },
    tags: {
      type: 'object',
      properties: {
        tags: {
          type: 'array',
          items: {
            type: 'object',
            properties: { codes: { type: 'number' }, tag: { type: 'string' } },
            required: ['codes', 'tag'],
            additionalProperties: false,
          },
        },
      },
      required: ['tags'],
      additionalProperties: false,
    },
    try: { $ref: '#/components/schemas/TryAnswer' },
  },
  types: {
    AlertFacts: {
      type: 'object',
      properties: {
        at: { type: 'number', description: 'Epoch milliseconds: when it ends.' },
        count: { type: 'number' },
        day: { type: 'string', description: 'UTC day, `2026-03-29`.' },
        limit: { type: 'number' },
        problem: { type: 'string' },
        status: { type: ['null', 'number'] },
        text: { type: 'string', description: 'What people ask for, which is no code.' },
        usual: { type: 'number' },
      },
      additionalProperties: false,
      description: 'Numbers and words an alert is told with.',
    },
    AlertKind: {
      type: 'string',
      enum: [
        'limit-near',
        'limit-reached',
        'ends-soon',
        'turned-away',
        'paused-scans',
        'destination',
        'rise',
        'fall',
        'misprint',
      ],
    },
    ID: {
      type: ['number', 'string'],
      description: 'Database ids: a number with serial ids, a string with uuids.',
    },
    Breakdown: {
      type: 'object',
      properties: {
        distinct: {
          type: 'number',
          description: 'How many different values there are, `null` not counted.',
        },
        rest: { type: 'number', description: 'Scans of the values beyond the limit.' },
        rows: {
          type: 'array',
          items: { $ref: '#/components/schemas/BreakdownRow' },
          description: 'Most scans first, then by value.',
        },
      },
      required: ['distinct', 'rest', 'rows'],
      additionalProperties: false,
    },
    BreakdownRow: {
      type: 'object',
      properties: {
        country: {
          type: ['null', 'string'],
          description:
            'Where the value alone is ambiguous: the country of a region, city or postal code.',
        },
        region: { type: ['null', 'string'], description: 'Of a city or postal code.' },
        scans: { type: 'number' },
        share: { type: 'number', description: 'Of the scans in the range, 0 to 1.' },
        value: {
          type: ['null', 'string'],
          description: '`null`: scans for which this is not known.',
        },
      },
      required: ['scans', 'share', 'value'],
      additionalProperties: false,
    },
    CheckInAnswer: {
      type: 'object',
      properties: {
        at: {
          type: ['null', 'string'],
          description: 'When somebody was let in, an ISO instant; `null`: nobody was.',
        },
        result: { type: 'string', enum: ['admitted', 'foreign', 'off', 'unsigned', 'used'] },
        title: {
          type: ['null', 'string'],
          description: 'Of the code; `null` where it is none of ours.',
        },
      },
      required: ['at', 'result', 'title'],
      additionalProperties: false,
      description:
        '`admitted`: let in now. `used`: somebody was before, see `at`. `unsigned`: the text has no signature. `foreign`: not signed here, or no ticket this person may read. `off`: paused, or outside its dates.',
    },
    Cockpit: {
      type: 'object',
      properties: {
        codes: {
          type: 'object',
          properties: { active: { type: 'number' }, paused: { type: 'number' } },
          required: ['active', 'paused'],
          additionalProperties: false,
        },
        days: {
          type: 'object',
          properties: {
            from: { type: 'string' },
            gone: { type: 'number' },
            of: { type: ['null', 'number'] },
            to: { type: ['null', 'string'] },
          },
          required: ['from', 'gone', 'of', 'to'],
          additionalProperties: false,
        },
        figures: {
          anyOf: [{ $ref: '#/components/schemas/Figures' }, { type: 'null' }],
          description: '`null`: not for this person.',
        },
        goal: {
          anyOf: [
            {
              type: 'object',
              properties: {
                measure: { $ref: '#/components/schemas/GoalMeasure' },
                reached: { type: ['null', 'number'] },
                target: { type: 'number' },
              },
              required: ['measure', 'reached', 'target'],
              additionalProperties: false,
            },
            { type: 'null' },
          ],
          description: '`reached` is `null` where this person may not see what is counted.',
        },
        price: {
          anyOf: [
            {
              type: 'object',
              properties: {
                budget: { $ref: '#/components/schemas/Money' },
                perOrder: { type: ['null', 'number'] },
                perScan: { type: ['null', 'number'] },
              },
              required: ['budget', 'perOrder', 'perScan'],
              additionalProperties: false,
            },
            { type: 'null' },
          ],
          description: 'What one scan and one order cost so far.',
        },
        sales: {
          anyOf: [
            {
              type: 'object',
              properties: {
                orders: { type: 'number' },
                revenue: { type: 'array', items: { $ref: '#/components/schemas/Money' } },
              },
              required: ['orders', 'revenue'],
              additionalProperties: false,
            },
            { type: 'null' },
          ],
        },
        twins: { $ref: '#/components/schemas/CaseTwins' },
      },
      required: ['codes', 'days', 'figures', 'goal', 'price', 'sales', 'twins'],
      additionalProperties: false,
    },
    Figures: {
      type: 'object',
      properties: {
        scans: { type: 'number' },
        sentOn: { type: ['null', 'number'] },
        series: { $ref: '#/components/schemas/Series' },
        trend: {
          type: ['null', 'number'],
          description:
            'Scans of the last days against as many before; `null` where there were none.',
        },
        visitors: { type: 'number' },
      },
      required: ['scans', 'sentOn', 'series', 'trend', 'visitors'],
      additionalProperties: false,
    },
    Series: {
      type: 'object',
      properties: {
        begun: {
          type: 'number',
          description: 'How many of the points have begun: what is behind them is still to come.',
        },
        interval: { $ref: '#/components/schemas/Interval' },
        over: {
          type: 'number',
          description:
            'How many of them are over: where fewer than have begun, one is still running.',
        },
        points: { type: 'array', items: { $ref: '#/components/schemas/SeriesPoint' } },
      },
      required: ['begun', 'interval', 'over', 'points'],
      additionalProperties: false,
    },
    Interval: { type: 'string', enum: ['day', 'hour', 'month', 'week'] },
    SeriesPoint: {
      type: 'object',
      properties: {
        scans: { type: 'number' },
        label: {
          type: 'string',
          description:
            'Start of the bucket on the wall clock of the time zone: `2026-03-29T01:00`; a bucket of days: `2026-03-29`.',
        },
        start: {
          type: 'string',
          description:
            'The same as an instant: tells the two hours apart where the clock goes back.',
        },
      },
      required: ['scans', 'label', 'start'],
      additionalProperties: false,
    },
    GoalMeasure: { type: 'string', enum: ['scans', 'visitors', 'orders'] },
    Money: {
      type: 'object',
      properties: { amount: { type: 'number' }, currency: { type: 'string' } },
      required: ['amount', 'currency'],
      additionalProperties: false,
      description: 'An amount in major units (12.5 is twelve and a half) of an ISO 4217 currency.',
    },
    CaseTwins: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          field: { type: 'string', enum: ['source', 'medium', 'campaign', 'term', 'content'] },
          values: { type: 'array', items: { type: 'string' } },
        },
        required: ['field', 'values'],
        additionalProperties: false,
      },
      description:
        'Values that a report takes for different ones and people do not: `Poster` and `poster`.',
    },
    FiguresAnswer: {
      type: 'object',
      additionalProperties: false,
      properties: {
        begun: {
          type: 'number',
          description: 'How many of the points have begun: what is behind them is still to come.',
        },
        over: {
          type: 'number',
          description:
            'How many of them are over: where fewer than have begun, one is still running.',
        },
        figures: {
          type: 'object',
          properties: {
            scans: { $ref: '#/components/schemas/Figure' },
            visitors: { $ref: '#/components/schemas/Figure' },
            sentOn: { $ref: '#/components/schemas/Figure' },
            turnedAway: { $ref: '#/components/schemas/Figure' },
            orders: { $ref: '#/components/schemas/Figure' },
          },
          additionalProperties: false,
        },
        sent: { type: ['null', 'number'] },
      },
      required: ['begun', 'figures', 'over', 'sent'],
      description: '`sent`: what a scan limit counts.',
    },
    Figure: {
      type: 'object',
      properties: {
        days: { type: 'array', items: { type: 'number' } },
        ever: { type: 'number' },
        recent: { type: 'number' },
      },
      required: ['days', 'ever', 'recent'],
      additionalProperties: false,
      description:
        '`days` sum up to `recent`, but those of visitors, who come again; `ever` is of all time.',
    },
    CodeHealth: { type: 'string', enum: ['rising', 'steady', 'falling', 'asleep'] },
    CodeComparison: {
      type: 'object',
      properties: {
        codes: {
          type: 'array',
          items: { $ref: '#/components/schemas/ComparedCode' },
          description: 'In the order asked for.',
        },
        range: { $ref: '#/components/schemas/Range' },
        unknown: {
          type: 'array',
          items: { type: 'string' },
          description: 'Of what was asked for, what is no code this person may read.',
        },
      },
      required: ['codes', 'range', 'unknown'],
      additionalProperties: false,
    },
    ComparedCode: {
      type: 'object',
      properties: {
        code: { type: 'string' },
        id: { $ref: '#/components/schemas/ID' },
        scans: { type: 'number' },
        sentOn: { type: ['null', 'number'] },
        series: { $ref: '#/components/schemas/Series' },
        title: { type: ['null', 'string'] },
        visitors: { type: 'number' },
      },
      required: ['code', 'id', 'scans', 'sentOn', 'series', 'title', 'visitors'],
      additionalProperties: false,
    },
    Range: {
      type: 'object',
      properties: {
        days: { type: 'number' },
        end: { type: 'string', description: 'Exclusive end, an instant.' },
        from: { type: 'string' },
        start: { type: 'string', description: 'Inclusive start, an instant.' },
        to: { type: 'string' },
        tz: { type: 'string' },
      },
      required: ['days', 'end', 'from', 'start', 'to', 'tz'],
      additionalProperties: false,
    },
    CRMStatus: {
      type: 'object',
      properties: {
        deadLetters: { type: 'array', items: { $ref: '#/components/schemas/DeadLetter' } },
        deliveries: { type: 'object', additionalProperties: { type: 'number' } },
        deliveriesDueSince: {
          type: ['null', 'string'],
          description: 'Since when the oldest due delivery waits, an instant.',
        },
        failed: {
          type: 'array',
          items: { $ref: '#/components/schemas/SyncRow' },
          description: 'Contacts set aside, the latest 50 of them.',
        },
        limited: {
          type: 'boolean',
          description:
            'This person may read some contacts only: the numbers are of those, and what cannot be told apart by contact (messages of shops, events, numbers of a run) is left out.',
        },
        targets: { type: 'array', items: { $ref: '#/components/schemas/TargetStatus' } },
      },
      required: ['deadLetters', 'deliveries', 'deliveriesDueSince', 'failed', 'limited', 'targets'],
      additionalProperties: false,
    },
    DeadLetter: {
      type: 'object',
      properties: {
        attempts: { type: 'number' },
        category: { type: ['null', 'string'] },
        id: { $ref: '#/components/schemas/ID' },
        kind: { type: 'string' },
        message: { type: ['null', 'string'] },
        provider: { type: 'string' },
        receivedAt: { type: 'string' },
      },
      required: ['attempts', 'category', 'id', 'kind', 'message', 'provider', 'receivedAt'],
      additionalProperties: false,
    },
    SyncRow: {
      type: 'object',
      properties: {
        attempts: { type: 'number' },
        category: { type: ['null', 'string'] },
        contact: { $ref: '#/components/schemas/ID' },
        email: { type: ['null', 'string'] },
        externalId: { type: ['null', 'string'] },
        history: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              at: { type: 'string' },
              category: { type: 'string' },
              kind: { type: 'string' },
              message: { type: 'string' },
            },
            required: ['at', 'kind'],
            additionalProperties: false,
          },
        },
        message: { type: ['null', 'string'] },
        state: { type: 'string' },
        syncedAt: { type: ['null', 'string'] },
        syncedVersion: { type: ['null', 'number'] },
        target: { type: 'string' },
        version: { type: 'number' },
      },
      required: [
        'attempts',
        'category',
        'contact',
        'email',
        'externalId',
        'history',
        'message',
        'state',
        'syncedAt',
        'syncedVersion',
        'target',
        'version',
      ],
      additionalProperties: false,
    },
    TargetStatus: {
      type: 'object',
      properties: {
        counts: {
          type: 'object',
          additionalProperties: { type: 'number' },
          description: 'Contacts by state.',
        },
        events: {
          anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: { type: 'number' } }],
          description: 'Custom events by state; `null` while none are told.',
        },
        lastRun: { anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: {} }] },
        name: { type: 'string' },
        nextAt: {
          type: ['null', 'string'],
          description:
            'When the next waiting contact is due, an instant; long past where no runner takes jobs up.',
        },
        properties: { anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: {} }] },
      },
      required: ['counts', 'events', 'lastRun', 'name', 'nextAt', 'properties'],
      additionalProperties: false,
    },
    ErasureReport: {
      type: 'object',
      properties: {
        elsewhere: {
          type: 'boolean',
          description:
            'Whether the record in other systems is erased by a job now, where there was one.',
        },
        found: {
          type: 'object',
          properties: {
            contact: { type: 'boolean' },
            orders: { type: 'number' },
            scans: { type: 'number' },
            visitors: { type: 'number' },
          },
          required: ['contact', 'orders', 'scans', 'visitors'],
          additionalProperties: false,
        },
        left: { type: 'number', description: 'Scans that came while it was done: ask again.' },
        removed: {
          type: 'object',
          properties: {
            contact: { type: 'boolean' },
            lines: { type: 'number' },
            scans: { type: 'number' },
          },
          required: ['contact', 'lines', 'scans'],
          additionalProperties: false,
        },
      },
      required: ['elsewhere', 'found', 'left', 'removed'],
      additionalProperties: false,
    },
    Health: {
      type: 'object',
      properties: {
        degraded: {
          type: 'array',
          items: { type: 'string' },
          description: 'What does not work as it should, in words.',
        },
        status: {
          type: 'string',
          enum: ['degraded', 'down', 'ok'],
          description: '`down`: codes were never loaded, so no scan can be answered.',
        },
      },
      required: ['degraded', 'status'],
      additionalProperties: false,
    },
    HistoryAnswer: {
      type: 'object',
      properties: {
        changes: { type: 'array', items: { $ref: '#/components/schemas/ShownChange' } },
        more: { type: 'boolean' },
      },
      required: ['changes', 'more'],
      additionalProperties: false,
    },
    ShownChange: {
      type: 'object',
      properties: {
        at: { type: 'string' },
        by: {
          type: ['null', 'string'],
          description: 'What the person is called; `null`: it was none.',
        },
        changes: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              from: { $ref: '#/components/schemas/Shown' },
              label: { type: 'string' },
              to: { $ref: '#/components/schemas/Shown' },
            },
            required: ['from', 'label', 'to'],
            additionalProperties: false,
          },
        },
        id: {
          anyOf: [{ $ref: '#/components/schemas/ID' }, { type: 'null' }],
          description: '`null`: the document came to be.',
        },
        undo: { type: 'boolean', description: 'Whether the reader can have it undone.' },
        via: {
          type: ['string', 'null'],
          enum: ['api-key', 'bulk', 'undo', null],
          description: 'How it came about, where that is not by a form.',
        },
      },
      required: ['at', 'by', 'changes', 'id', 'undo', 'via'],
      additionalProperties: false,
    },
    Shown: {
      anyOf: [
        {
          type: 'object',
          properties: { at: { type: 'string' } },
          required: ['at'],
          additionalProperties: false,
        },
        {
          type: 'object',
          properties: { text: { type: 'string' } },
          required: ['text'],
          additionalProperties: false,
        },
      ],
      description:
        "A value for people: an instant is shown in the reader's zone, which the server does not know.",
    },
    LatestScan: {
      type: 'object',
      properties: {
        browser: { type: ['null', 'string'] },
        city: { type: ['null', 'string'] },
        code: { type: ['null', 'string'] },
        country: { type: ['null', 'string'] },
        deviceType: { type: ['null', 'string'] },
        os: { type: ['null', 'string'] },
        outcome: { type: ['null', 'string'] },
        qrCode: { anyOf: [{ $ref: '#/components/schemas/ID' }, { type: 'null' }] },
        scanId: { type: 'string' },
        scannedAt: { type: 'string' },
        trafficClass: { anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/TrafficClass' }] },
      },
      required: [
        'browser',
        'city',
        'code',
        'country',
        'deviceType',
        'os',
        'outcome',
        'qrCode',
        'scanId',
        'scannedAt',
        'trafficClass',
      ],
      additionalProperties: false,
      description: '`null` also for what the person may not read.',
    },
    TrafficClass: {
      type: 'string',
      enum: ['human', 'suspect', 'bot', 'preview', 'prefetch', 'probe', 'internal'],
    },
    LookAnswer: {
      type: 'object',
      properties: {
        inherited: {
          $ref: '#/components/schemas/SymbolDesign',
          description: 'The look without the design that was sent.',
        },
        logo: {
          anyOf: [
            {
              type: 'object',
              properties: {
                height: { type: 'number' },
                url: { type: 'string' },
                width: { type: 'number' },
              },
              required: ['height', 'url', 'width'],
              additionalProperties: false,
            },
            { type: 'null' },
          ],
        },
        verdict: { $ref: '#/components/schemas/Verdict' },
      },
      required: ['inherited', 'logo', 'verdict'],
      additionalProperties: false,
      description: 'What it is told: the look with all that is inherited, and whether it scans.',
    },
    SymbolDesign: {
      type: 'object',
      properties: {
        background: {
          anyOf: [{ type: 'string' }, { type: 'string', const: 'transparent' }],
          description: 'Colour of the light modules and the quiet zone.',
        },
        errorCorrection: {
          $ref: '#/components/schemas/ErrorCorrection',
          description: 'Level asked for at least; with a logo `Q` or `H`.',
        },
        eyeColour: {
          type: ['null', 'string'],
          description: 'Colour of the three eyes, where it is not that of the modules.',
        },
        eyeCentre: { $ref: '#/components/schemas/EyeShape' },
        eyeFrame: { $ref: '#/components/schemas/EyeShape' },
        foreground: { type: 'string', description: 'Colour of the dark modules.' },
        frame: {
          $ref: '#/components/schemas/FrameShape',
          description: 'What stands around the symbol.',
        },
        frameColour: { type: 'string' },
        frameText: { type: 'string', description: 'Call to action, in one line.' },
        frameTextColour: { type: 'string' },
        gradient: {
          type: 'string',
          enum: ['none', 'linear', 'radial'],
          description: 'From `foreground` to `gradientTo`.',
        },
        gradientAngle: {
          type: 'number',
          description: 'Degrees, clockwise; 0 goes from left to right.',
        },
        gradientTo: { type: 'string' },
        logoClear: { type: 'number', description: 'Free modules around the logo.' },
        logoSize: {
          type: 'number',
          description: "Width of the logo in per cent of the symbol's, quiet zone not included.",
        },
        modules: { $ref: '#/components/schemas/ModuleShape' },
        quietZone: { type: 'number', description: 'Light border in modules.' },
      },
      additionalProperties: false,
      description:
        'How a symbol looks, as it is stored: what is left out is inherited, in the end from `DEFAULT_DESIGN`. Colours are `#rrggbb`.',
    },
    ErrorCorrection: {
      type: 'string',
      enum: ['H', 'L', 'M', 'Q'],
      description:
        'Share of the symbol that may be damaged and still read: L 7 %, M 15 %, Q 25 %, H 30 %.',
    },
    EyeShape: { type: 'string', enum: ['square', 'rounded', 'round', 'leaf'] },
    FrameShape: { type: 'string', enum: ['none', 'border', 'below', 'above'] },
    ModuleShape: {
      type: 'string',
      enum: ['square', 'rounded', 'liquid', 'dots', 'columns', 'rows'],
    },
    Verdict: {
      type: 'object',
      properties: {
        findings: { type: 'array', items: { $ref: '#/components/schemas/Finding' } },
        grade: { type: 'string', enum: ['bad', 'good', 'warn'] },
        trials: {
          type: 'object',
          properties: {
            asIs: { type: 'boolean' },
            small: { type: 'boolean' },
            blurred: { type: 'boolean' },
            rotated: { type: 'boolean' },
            lowContrast: { type: 'boolean' },
            scratched: { type: 'boolean' },
            printed: { type: 'boolean' },
          },
          additionalProperties: false,
          description: 'What was decoded and what was not.',
        },
      },
      required: ['findings', 'grade', 'trials'],
      additionalProperties: false,
      description: 'Whether a symbol scans, and why not.',
    },
    Finding: {
      type: 'object',
      properties: {
        key: { $ref: '#/components/schemas/FindingKey' },
        severity: {
          type: 'string',
          enum: ['bad', 'warn'],
          description: '`bad`: not to be printed so. `warn`: some phones will have trouble.',
        },
        values: {
          type: 'object',
          additionalProperties: { type: ['number', 'string'] },
          description: 'What the words need: measured and wanted numbers, names of trials.',
        },
      },
      required: ['key', 'severity'],
      additionalProperties: false,
    },
    FindingKey: {
      type: 'string',
      enum: [
        'barsSmall',
        'contrastLow',
        'contrastWeak',
        'inverted',
        'logoCoversEyes',
        'logoLarge',
        'modulesFine',
        'partlyInverted',
        'quietZoneNarrow',
        'redModules',
        'sizeForDistance',
        'sizeSmall',
        'trialFailed',
        'unreadable',
      ],
    },
    PersonReport: {
      type: 'object',
      additionalProperties: false,
      properties: {
        scans: {
          type: 'array',
          items: { type: 'object', properties: { scanId: {} }, required: ['scanId'] },
        },
        visitors: { type: 'array', items: { type: 'string' } },
        checkIns: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              checkedInAt: { type: 'string' },
              code: { type: 'string' },
              title: { type: 'string' },
            },
            required: ['checkedInAt', 'code', 'title'],
            additionalProperties: false,
          },
          description: 'When a ticket or badge of the contact was let in.',
        },
        contact: { anyOf: [{ type: 'null' }, { type: 'object', additionalProperties: {} }] },
        orders: { type: 'array', items: { type: 'object', additionalProperties: {} } },
        turns: {
          type: 'array',
          items: { $ref: '#/components/schemas/Turns' },
          description: 'How often the visitors were sent on by codes that count that.',
        },
      },
      required: ['checkIns', 'contact', 'orders', 'scans', 'turns', 'visitors'],
      description:
        'Everything kept of a person, in the words of the collections: an answer to an access request.',
    },
    Turns: {
      type: 'object',
      properties: {
        code: { $ref: '#/components/schemas/ID' },
        taken: { type: 'number' },
        until: { type: ['null', 'string'] },
      },
      required: ['code', 'taken', 'until'],
      additionalProperties: false,
      description:
        'Times a visitor was sent on by a code that lets each in so often; ISO instant when it is forgotten.',
    },
    ReserveAnswer: {
      type: 'object',
      properties: { code: { type: ['null', 'string'] }, expiresAt: { type: ['null', 'string'] } },
      required: ['code', 'expiresAt'],
      additionalProperties: false,
      description:
        "`code` is `null` where none can be kept, as before the host's migration: one is made at the save.",
    },
    Sales: {
      type: 'object',
      additionalProperties: false,
      properties: {
        comparison: {
          anyOf: [
            {
              type: 'object',
              additionalProperties: false,
              properties: {
                conversions: { type: 'number' },
                revenue: {
                  type: 'array',
                  items: { $ref: '#/components/schemas/Money' },
                  description:
                    'One row per currency, most sold first; amounts of two currencies are never added.',
                },
                tickets: { type: 'number' },
                range: { $ref: '#/components/schemas/Range' },
                until: {
                  type: ['null', 'string'],
                  description:
                    'Where it is cut because the range compared is not over yet; `null`: whole.',
                },
              },
              required: ['conversions', 'range', 'revenue', 'tickets', 'until'],
            },
            { type: 'null' },
          ],
          description: 'The same in the range compared with.',
        },
        latest: {
          type: 'array',
          items: { $ref: '#/components/schemas/SaleRow' },
          description: 'Single orders; none for who may see sums alone.',
        },
        range: {
          anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/Range' }],
          description: '`null`: of all time.',
        },
        sent_on: {
          type: ['null', 'number'],
          description:
            'People sent on in the same days and with the same filters; `null` for who may not see that.',
        },
        top_campaigns: {
          type: 'array',
          items: { $ref: '#/components/schemas/CampaignSales' },
          description: 'By revenue in the currency most sold in.',
        },
        top_codes: { type: 'array', items: { $ref: '#/components/schemas/CodeSales' } },
        without_code: {
          anyOf: [{ type: 'null' }, { $ref: '#/components/schemas/SalesTotals' }],
          description:
            'Orders that no scan and no mark ties to a code; `null` where codes or filters are asked for.',
        },
        conversions: { type: 'number' },
        revenue: {
          type: 'array',
          items: { $ref: '#/components/schemas/Money' },
          description:
            'One row per currency, most sold first; amounts of two currencies are never added.',
        },
        tickets: { type: 'number' },
      },
      required: [
        'comparison',
        'conversions',
        'latest',
        'range',
        'revenue',
        'sent_on',
        'tickets',
        'top_campaigns',
        'top_codes',
        'without_code',
      ],
      description: 'What codes sold, for one person.',
    },
    SaleRow: {
      type: 'object',
      properties: {
        amount: { type: 'number' },
        code: { type: ['null', 'string'] },
        currency: { type: ['null', 'string'] },
        id: { $ref: '#/components/schemas/ID' },
        orderId: { type: ['null', 'string'] },
        qrCode: { anyOf: [{ $ref: '#/components/schemas/ID' }, { type: 'null' }] },
        soldAt: { type: ['null', 'string'] },
        status: { type: ['null', 'string'] },
        tickets: { type: 'number' },
      },
      required: [
        'amount',
        'code',
        'currency',
        'id',
        'orderId',
        'qrCode',
        'soldAt',
        'status',
        'tickets',
      ],
      additionalProperties: false,
    },
    CampaignSales: {
      type: 'object',
      additionalProperties: false,
      properties: {
        id: { $ref: '#/components/schemas/ID' },
        sent_on: { type: ['null', 'number'] },
        title: { type: ['null', 'string'] },
        conversions: { type: 'number' },
        revenue: {
          type: 'array',
          items: { $ref: '#/components/schemas/Money' },
          description:
            'One row per currency, most sold first; amounts of two currencies are never added.',
        },
        tickets: { type: 'number' },
      },
      required: ['conversions', 'id', 'revenue', 'sent_on', 'tickets', 'title'],
    },
    CodeSales: {
      type: 'object',
      additionalProperties: false,
      properties: {
        code: { type: 'string' },
        id: { $ref: '#/components/schemas/ID' },
        sent_on: { type: ['null', 'number'] },
        title: { type: ['null', 'string'] },
        conversions: { type: 'number' },
        revenue: {
          type: 'array',
          items: { $ref: '#/components/schemas/Money' },
          description:
            'One row per currency, most sold first; amounts of two currencies are never added.',
        },
        tickets: { type: 'number' },
      },
      required: ['code', 'conversions', 'id', 'revenue', 'sent_on', 'tickets', 'title'],
      description: '`sent_on`: people sent on in the same days; `null` for who may not see that.',
    },
    SalesTotals: {
      type: 'object',
      properties: {
        conversions: { type: 'number' },
        revenue: {
          type: 'array',
          items: { $ref: '#/components/schemas/Money' },
          description:
            'One row per currency, most sold first; amounts of two currencies are never added.',
        },
        tickets: { type: 'number' },
      },
      required: ['conversions', 'revenue', 'tickets'],
      additionalProperties: false,
      description: 'What is left after refunds and cancellations.',
    },
    PlaceSources: {
      type: 'object',
      properties: {
        cities: {
          anyOf: [
            {
              type: 'object',
              properties: { half: { type: 'number' }, tenth: { type: 'number' } },
              required: ['half', 'tenth'],
              additionalProperties: false,
            },
            { type: 'null' },
          ],
          description:
            'Kilometres a city is off in one of two cases and in one of ten, or more; `null`: not known.',
        },
        old: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              days: { type: 'number' },
              name: { type: 'string' },
              title: { type: 'string' },
            },
            required: ['days', 'name', 'title'],
            additionalProperties: false,
          },
          description:
            'Sources in use whose data is older than `geo.maxAge`, with their age in days.',
        },
        sources: { type: 'array', items: { $ref: '#/components/schemas/PlaceSource' } },
      },
      required: ['cities', 'old', 'sources'],
      additionalProperties: false,
      description: 'What has to stand beside places: whose data, how old, how far off.',
    },
    PlaceSource: {
      type: 'object',
      properties: {
        credits: { type: 'array', items: { $ref: '#/components/schemas/Credit' } },
        date: {
          type: ['null', 'string'],
          description:
            'Day of the data, ISO; the newest that scans were located with. `null`: not known.',
        },
        kind: { type: 'string', enum: ['network', 'place'] },
        name: { type: 'string', description: 'As scans have it in `geoSource`.' },
      },
      required: ['credits', 'date', 'kind', 'name'],
      additionalProperties: false,
      description: 'A source of places or networks behind the numbers.',
    },
    Credit: {
      type: 'object',
      properties: { title: { type: 'string' }, url: { type: 'string' } },
      required: ['title', 'url'],
      additionalProperties: false,
      description: 'What a source of places asks to be named by, with a link.',
    },
    SplitResult: {
      type: 'object',
      properties: {
        branches: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string', description: 'See `ruleName`.' },
              orders: { type: 'number' },
              sentOn: {
                type: ['null', 'number'],
                description: 'People sent there; `null` for who may not see that.',
              },
            },
            required: ['name', 'orders', 'sentOn'],
            additionalProperties: false,
          },
        },
        comparison: {
          anyOf: [{ $ref: '#/components/schemas/Comparison' }, { type: 'null' }],
          description:
            'Whether orders per person differ by more than chance; `null`: too few to say.',
        },
        method: {
          type: 'string',
          const: 'Pearson’s chi-square test, without continuity correction',
        },
      },
      required: ['branches', 'comparison', 'method'],
      additionalProperties: false,
      description: 'How the branches of a split do, of all time.',
    },
    Comparison: {
      type: 'object',
      properties: {
        chiSquare: {
          type: 'number',
          description: "Pearson's statistic of the table of successes and failures by branch.",
        },
        degreesOfFreedom: { type: 'number', description: 'Branches less one.' },
        p: {
          type: 'number',
          description: 'How often chance alone makes branches differ as much or more, 0 to 1.',
        },
      },
      required: ['chiSquare', 'degreesOfFreedom', 'p'],
      additionalProperties: false,
    },
    BasicStats: {
      type: 'object',
      properties: {
        last_30_days: { type: 'number' },
        last_7_days: { type: 'number' },
        total: { type: 'number' },
      },
      required: ['last_30_days', 'last_7_days', 'total'],
      additionalProperties: false,
      description: 'The basic form: scans up to now. Days are those of `tz`, today included.',
    },
    StatsJSON: { description: 'Failed to correctly infer type' },
    TryAnswer: {
      type: 'object',
      additionalProperties: false,
      properties: {
        branches: {
          type: 'array',
          items: {
            type: 'object',
            properties: { share: { type: 'number' }, url: { type: ['null', 'string'] } },
            required: ['share', 'url'],
            additionalProperties: false,
          },
          description: 'Of a split: where its visitors come, and which share of them.',
        },
        number: {
          type: ['null', 'number'],
          description: 'Place of the rule in its list, from 1 on; `null`: no rule decides.',
        },
        ofCampaign: { type: 'boolean', description: "The rule is the campaign's." },
        asks: {
          anyOf: [{ $ref: '#/components/schemas/BetweenKind' }, { type: 'null' }],
          description: 'What people are asked before; `null`: they are sent on at once.',
        },
        outcome: { $ref: '#/components/schemas/Outcome' },
        rule: {
          type: ['null', 'string'],
          description: 'What decided, see `ruleName`; `null`: no rule.',
        },
        url: {
          type: ['null', 'string'],
          description: 'Where the phone goes; `null` when it shows a page.',
        },
      },
      required: ['asks', 'branches', 'number', 'ofCampaign', 'outcome', 'rule', 'url'],
      description: 'What is told of a scan that was tried.',
    },
    BetweenKind: {
      type: 'string',
      enum: ['preview', 'question', 'password', 'choice', 'card', 'links'],
    },
    Outcome: {
      anyOf: [{ type: 'string', const: 'unknown' }, { $ref: '#/components/schemas/StoredOutcome' }],
      description:
        'Why a code did not lead to its destination, `redirected` when it did, `asked` while a page is in between.',
    },
    StoredOutcome: {
      type: 'string',
      enum: [
        'redirected',
        'paused',
        'not-started',
        'expired',
        'used-up',
        'trashed',
        'missing-destination',
        'asked',
        'already-used',
      ],
    },
  },
}
