/** One colour, or one for the light and one for the dark look. Text is set in them, so they must be legible. */
export function accent(text: string): { light: string; dark: string | null } | null {
  const [light = '', dark, ...more] = text.toLowerCase().split(/[\s,]+/)
  const colours = dark === undefined ? [light] : [light, dark]
  if (more.length > 0 || !colours.every(colour => /^#[0-9a-f]{6}$/.test(colour))) return null
  if (contrast(light, '#ffffff') < LEAST_CONTRAST) return null
  if (dark !== undefined && contrast(dark, '#1c2222') < LEAST_CONTRAST) return null
  return { light, dark: dark ?? null }
}

/** WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5

/** WCAG 2.2's contrast ratio of two colours `#rrggbb`, 1 to 21. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function luminance(colour: string): number {
  const part = (from: number) => {
    const value = Number.parseInt(colour.slice(from, from + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}
