/** What notices are about: each will be a choice of its own of who gets them. */
export type Topic = 'appointments' | 'messages'

/** Why somebody is told: it is her own, she cares for whose it is, or she did it herself (booked, asked, wrote). */
export type Reason = 'own' | 'cares' | 'did'
