export const care = ``
