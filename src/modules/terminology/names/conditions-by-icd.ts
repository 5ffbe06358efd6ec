export const conditionsByIcd = ``
