import { isbot } from 'isbot'

import { withoutApps } from './apps.js'

// Machines that look like a browser but for their name, and that `isbot` does not know.
const ALSO = /\b(?:GTmetrix|YLT|turingos)\b|\bMiniature\.io\b/
const ENGINE = /\b(?:AppleWebKit|Gecko|Goanna|Trident|Presto|UCBrowser|UCMini|KHTML)\//i
/** With brackets in them, as in `moto g(30)`. */
const BRACKETS = /\w?\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\]/g
/**
 * Where phones write their model, and apps the phone once more: `(Linux; Android 14; …)`,
 * `[FBAN/…;FBDV/…]`, `(29/10; 420dpi; …)`, and what stands right behind an app's name, `AliApp(…)`.
 */
const PHONE = /^(?:\w\(|\[FB|\(\d)|\bAndroid\b/
/** A machine that says what it is: `(compatible; Googlebot/2.1; +http://…)`, `; Storebot-Google/1.0)`. */
const DECLARES = /\bcompatible\b|https?:|\+ ?\w|\bwww\.|@\w|(?:bot|crawler|spider)[\w-]*\/\d/i

/**
 * What a browser's user agent says outside the brackets of its phone, whose model may hold a bot's word
 * (CUBOT, Radar). Desktops have no model: there machines write their name.
 */
const withoutModel = (userAgent: string): string =>
  ENGINE.test(userAgent)
    ? userAgent.replace(BRACKETS, (bracket) =>
        PHONE.test(bracket) && !DECLARES.test(bracket) ? '' : bracket,
      )
    : userAgent

/** Whether a user agent says that it is a program. People come first where both match. */
export const namesMachine = (userAgent: string): boolean =>
  ALSO.test(userAgent) || (isbot(userAgent) && isbot(withoutApps(withoutModel(userAgent))))
