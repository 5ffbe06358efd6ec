export const allergens = ``
