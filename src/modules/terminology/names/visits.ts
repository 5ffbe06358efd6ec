export const visits = ``
