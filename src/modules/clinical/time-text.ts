/** Milliseconds since 1970 as PostgreSQL reads an instant. */
export const timeText = (milliseconds: number | null): string | null =>
  milliseconds === null ? null : new Date(milliseconds).toISOString()
