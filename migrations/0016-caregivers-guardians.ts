import { type Kysely, sql } from 'kysely'

/**
 * Parents and guardians: what the clinic saw before it let them in, and what parents ask for. What they may do
 * stands in `access_grants` like everything that lets anybody in.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await guardianships(db)
  await childRequests(db)
  await whatStaffSee(db)
}

const verifier = sql`(select portal_scope()) = 'clinic' and (select portal_may('guardians:verify'))`
const system = sql`(select portal_scope()) = 'system'`

async function guardianships(db: Kysely<unknown>) {
  await sql`
    create table guardianships (
      patient_id uuid not null,
      id uuid not null,
      -- Null until the person who was invited has come in.
      account_id uuid references accounts,
      invitation_id uuid,
      name text not null check (length(name) between 1 and 200),
      relation text not null check (relation in ('guardian', 'parent')),
      document_kind text not null check (document_kind in
        ('birth-certificate', 'adoption', 'custody-order', 'guardianship-order', 'power-of-attorney', 'other')),
      document_note text not null check (length(document_note) between 1 and 500),
      seen_by uuid not null references accounts,
      seen_at timestamptz not null,
      -- Null: as long as the clinic's age table allows.
      ends_at timestamptz,
      sensitive boolean not null,
      request_id uuid,
      ended_at timestamptz,
      ended_by uuid,
      end_reason text check (length(end_reason) <= 500),
      primary key (patient_id, id),
      check (account_id is not null or invitation_id is not null),
      check ((ended_at is null) = (ended_by is null)),
      check (ends_at > seen_at)
    )`.execute(db)
  await sql`create unique index guardianships_one on guardianships (patient_id, account_id)
    where ended_at is null and account_id is not null`.execute(db)
  await sql`create index guardianships_open on guardianships (seen_at desc) where ended_at is null`.execute(
    db,
  )
  await sql`create unique index guardianships_by_invitation on guardianships (invitation_id)
    where invitation_id is not null`.execute(db)
  await sql`alter table guardianships enable row level security`.execute(db)
  await sql`alter table guardianships force row level security`.execute(db)
  await sql`create policy staff_and_jobs on guardianships to porchlight_app
    using (${system} or ${verifier})`.execute(db)
  // Whoever was let in may leave.
  const own = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
    and account_id = (select portal_account())`
  await sql`create policy own_reads on guardianships for select to porchlight_app using (${own})`.execute(db)
  await sql`create policy own_leaves on guardianships for update to porchlight_app
    using (${own}) with check (${own} and ended_by = (select portal_account()))`.execute(db)
  await sql`
    grant select, insert, update (account_id, ended_at, ended_by, end_reason) on guardianships
      to porchlight_app`.execute(db)
}

async function childRequests(db: Kysely<unknown>) {
  // As the parent typed it. Which patient that is, if any, only staff find out.
  await sql`
    create table child_requests (
      id uuid primary key,
      account_id uuid not null references accounts on delete cascade,
      child_name text not null check (length(child_name) between 1 and 200),
      birth_date date not null,
      relation text not null check (relation in ('guardian', 'parent')),
      asked_at timestamptz not null,
      settled_at timestamptz,
      settled_by uuid,
      outcome text check (outcome in ('approved', 'declined')),
      answer text check (length(answer) <= 1000),
      check ((settled_at is null) = (outcome is null)),
      check ((settled_at is null) = (settled_by is null)),
      check (outcome is distinct from 'declined' or answer is not null)
    )`.execute(db)
  await sql`create index child_requests_by_account on child_requests (account_id, asked_at desc)`.execute(db)
  await sql`create index child_requests_open on child_requests (asked_at) where settled_at is null`.execute(
    db,
  )
  await sql`alter table child_requests enable row level security`.execute(db)
  await sql`alter table child_requests force row level security`.execute(db)
  await sql`create policy staff_and_jobs on child_requests to porchlight_app
    using (${system} or ${verifier})`.execute(db)
  await sql`
    grant select, insert, update (settled_at, settled_by, outcome, answer) on child_requests
      to porchlight_app`.execute(db)
}

/** Whose parents they are, whether a young person has an account, and what a parent who must go has given on. */
async function whatStaffSee(db: Kysely<unknown>) {
  await sql`create policy verifiers_find on patients for select to porchlight_app using (${verifier})`.execute(
    db,
  )
  await sql`create policy verifiers_read on access_grants for select to porchlight_app
    using (${verifier} and relation in ('self', 'caregiver'))`.execute(db)
  await sql`create policy verifiers_take_back on access_grants for update to porchlight_app
    using (${verifier} and relation = 'caregiver')`.execute(db)
  for (const act of ['select', 'update'])
    await sql`create policy ${sql.raw(`verifiers_${act}`)} on invitations for ${sql.raw(act)} to porchlight_app
      using (${verifier} and kind = 'caregiver')`.execute(db)
}
