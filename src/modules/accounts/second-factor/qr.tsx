import QRCode from 'qrcode'

/** Blank modules around the code, as scanners expect (ISO/IEC 18004, 9.1). */
const quiet = 4

/** A text as a QR code, drawn dark on light whatever the page's colours are, since many scanners want it so. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const rows = Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => (modules.get(y, x) ? `M${x} ${y}h1v1h-1z` : '')).join(''),
  )
  const whole = size + 2 * quiet
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${whole} ${whole}`}
      shape-rendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={whole} height={whole} fill="#fff" />
      <path d={rows.join('')} fill="#000" />
    </svg>
  )
}
