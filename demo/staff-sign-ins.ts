/** People of the demo clinic who answer the patients. Demo only: made up like everything here. */
export type DemoStaff = {
  email: string
  password: string
  name: string
  role: 'front-desk' | 'nurse' | 'clinician' | 'billing' | 'records' | 'manager' | 'administrator'
  /** The source's id of the Practitioner that she is in the record, if she is one. */
  practitioner: string | null
}

const member = (
  who: string,
  name: string,
  role: DemoStaff['role'],
  practitioner: string | null = null,
): DemoStaff => ({
  email: `${who}@clinic.example`,
  password: `harbor-street-staff-${who}`,
  name,
  role,
  practitioner,
})

export const demoStaff: readonly DemoStaff[] = [
  member('nurse', 'Grace Bello, RN', 'nurse'),
  member('doctor', 'Elena Vargas, MD', 'clinician', 'vargas'),
  member('desk', 'Tomás Rivera', 'front-desk'),
  member('billing', 'Ingrid Sato', 'billing'),
  member('records', 'Leila Haddad', 'records'),
  member('manager', 'Priscilla Nakamura', 'manager'),
  member('admin', 'Owen Brandt', 'administrator'),
]
