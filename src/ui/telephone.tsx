/** A phone number that a touch dials; `text` is what it says, where that is more than the number. */
export function Telephone({ phone, text = phone }: { phone: string; text?: string }) {
  return <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{text}</a>
}
