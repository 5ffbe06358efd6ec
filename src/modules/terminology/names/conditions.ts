export const conditions = ``
