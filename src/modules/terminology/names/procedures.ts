export const procedures = ``
