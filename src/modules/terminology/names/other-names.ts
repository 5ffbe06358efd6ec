export const otherNames = { ips: ``, absent: ``, rxnorm: `` }
