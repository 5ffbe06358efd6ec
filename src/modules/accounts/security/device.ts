/** A browser and what it runs on, as far as a person would tell her devices apart. Null where it does not say. */
export type Device = {
  readonly browser: keyof typeof browsers | null
  readonly system: keyof typeof systems | null
}

/** In the order in which they are tried: many browsers also claim to be those after them. */
const browsers = {
  edge: /\bEdg(?:e|A|iOS)?\//,
  samsung: /\bSamsungBrowser\//,
  opera: /\b(?:OPR|OPT)\//,
  firefox: /\b(?:Firefox|FxiOS)\//,
  chrome: /\b(?:Chrome|CriOS|Chromium)\//,
  safari: /\bVersion\/[\d.]+.*\bSafari\//,
} as const

const systems = {
  iphone: /\biPhone\b/,
  ipad: /\biPad\b/,
  'android-phone': /\bAndroid\b.*\bMobile\b/,
  'android-tablet': /\bAndroid\b/,
  chromebook: /\bCrOS\b/,
  windows: /\bWindows\b/,
  mac: /\bMac(?:intosh| OS X)\b/,
  linux: /\bLinux\b/,
} as const

/** What a User-Agent header says, read in linear time; it is only ever a hint, since anyone can send any. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 400)
  return { browser: firstIn(browsers, text), system: firstIn(systems, text) }
}

function firstIn<K extends string>(patterns: Readonly<Record<K, RegExp>>, text: string): K | null {
  for (const name in patterns) if (patterns[name].test(text)) return name
  return null
}
