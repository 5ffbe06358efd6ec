import { type Kysely, sql } from 'kysely'

/**
 * Which viewer sees which row of a record (decision 0013). `needs` are bits: one of the part of the record that a
 * row belongs to, and one of each group of confidential matters that it tells of, by itself (`labels_own`) or
 * because it names something that does. A row is there for whoever has none of them hidden (`portal_hidden()`).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await categories(db)
  await ownersOfTheRules(db)
  await columns(db)
  await medicines(db)
  await overrides(db)
  await hidden(db)
  await inheritance(db)
  await policies(db)
}

/** The groups of confidential matters, all bits together; see src/modules/terminology/sensitive-codes. */
const groups = sql.lit(2032)

/**
 * The part of a record by type and kind. The Patient is of the record itself: whoever opens another part sees whose it
 * is by the registry of patients, and not her telephone and address.
 */
async function categories(db: Kysely<unknown>) {
  const of = (bit: number, ...types: string[]) =>
    sql.raw(`when type in (${types.map(type => `'${type}'`).join(', ')}) then ${bit}`)
  await sql`
    create function clinical_category(type text, kind text) returns integer language sql immutable parallel safe
    return case
      when kind in ('note', 'report') then 4
      ${of(2, 'Medication', 'MedicationRequest', 'MedicationStatement', 'MedicationDispense', 'MedicationAdministration')}
      ${of(4, 'DocumentReference', 'DocumentManifest', 'Composition', 'Binary', 'Bundle')}
      ${of(8, 'Immunization', 'ImmunizationRecommendation', 'ImmunizationEvaluation')}
      ${of(2048, 'Appointment', 'AppointmentResponse', 'Schedule', 'Slot')}
      ${of(4096, 'Communication', 'CommunicationRequest')}
      ${of(8192, 'Claim', 'ClaimResponse', 'ExplanationOfBenefit', 'Coverage', 'Account', 'Invoice', 'ChargeItem')}
      ${of(8192, 'CoverageEligibilityRequest', 'CoverageEligibilityResponse', 'PaymentNotice', 'PaymentReconciliation')}
      ${of(8192, 'EnrollmentRequest', 'EnrollmentResponse', 'Contract')}
      else 1 end`.execute(db)
}

/** The functions below belong to the owner: they label all of a patient's rows, whoever calls them. */
async function ownersOfTheRules(db: Kysely<unknown>) {
  for (const [table, act] of [
    ['clinical_resources', 'select'],
    ['clinical_resources', 'update'],
    ['clinical_versions', 'select'],
    ['clinical_versions', 'update'],
    ['patients', 'update'],
  ] as const)
    await sql`
      do $$ begin
        execute format('create policy %I on %I for %s to %I using (true)',
          ${sql.lit(`owner_${act}s`)}, ${sql.lit(table)}, ${sql.lit(act)}, current_user);
      end $$`.execute(db)
}

async function columns(db: Kysely<unknown>) {
  for (const table of ['clinical_resources', 'clinical_versions'])
    await sql`
      alter table ${sql.table(table)}
        add needs integer,
        add labels_own integer not null default 0,
        -- Ids of what its words may tell of: its references but for people, places, and a visit without words.
        add names uuid[]`.execute(db)
  await sql`update clinical_resources set needs = clinical_category(type, kind)`.execute(db)
  await sql`update clinical_versions set needs = clinical_category(type, '')`.execute(db)
  for (const table of ['clinical_resources', 'clinical_versions'])
    await sql`alter table ${sql.table(table)} alter needs set not null`.execute(db)
  // A medicine's code may stand in a Medication that belongs to nobody.
  await sql`alter table shared_resources add labels_own integer not null default 0`.execute(db)
  // By which table of codes a record was labelled; by one that is no longer valid, it is open to nobody who must
  // not see what is confidential.
  await sql`alter table patients add labels_version integer not null default 0`.execute(db)
  await sql`
    create table clinical_labelling (
      one boolean primary key default true check (one),
      version integer not null
    )`.execute(db)
  await sql`insert into clinical_labelling (version) values (0)`.execute(db)
  await sql`alter table clinical_labelling enable row level security`.execute(db)
  await sql`alter table clinical_labelling force row level security`.execute(db)
  await sql`create policy all_read on clinical_labelling for select to porchlight_app
    using ((select portal_scope()) in ('patient', 'system'))`.execute(db)
  await sql`create policy system_changes on clinical_labelling for update to porchlight_app
    using ((select portal_scope()) = 'system')`.execute(db)
  await sql`grant select, update on clinical_labelling to porchlight_app`.execute(db)
  // Counting by the index alone needs all that a policy asks for to stand in it.
  await sql`drop index clinical_resources_by_kind`.execute(db)
  await sql`create index clinical_resources_by_kind
    on clinical_resources (patient_id, kind, sort_at desc nulls last, id) include (deleted, status, needs)`.execute(
    db,
  )
  await sql`create index clinical_resources_labelled on clinical_resources (patient_id)
    where (labels_own | needs) & ${groups} <> 0`.execute(db)
  await sql`create index clinical_resources_naming on clinical_resources (patient_id) where names is not null`.execute(
    db,
  )
  await sql`create index clinical_resources_by_medication on clinical_resources using gin (names)
    where names is not null and kind in ('medication', 'medication-statement', 'dispense', 'administration')`.execute(
    db,
  )
}

/** What a medicine tells of whose code stands in a Medication of its own, named by its id or by an identifier. */
async function medicines(db: Kysely<unknown>) {
  await sql`
    create function labels_of_medicine(named uuid[]) returns integer language sql stable
    return coalesce((select bit_or(s.labels_own) from shared_resources s
      where s.id = any (named || array(select a.shared_id from shared_aliases a where a.alias_id = any (named)))), 0)`.execute(
    db,
  )
}

/** What staff decided about one item, with the reason: to hide it as if it were labelled, or to show it. */
async function overrides(db: Kysely<unknown>) {
  await sql`
    create table confidentiality_overrides (
      patient_id uuid not null,
      id uuid not null,
      resource_id uuid not null,
      -- Groups as which it is hidden; 0: it is shown.
      hide integer not null check (hide & ~${groups} = 0),
      reason text not null check (length(reason) between 1 and 2000),
      given_by uuid not null,
      given_at timestamptz not null,
      ended_by uuid,
      ended_at timestamptz,
      primary key (patient_id, id),
      check ((ended_by is null) = (ended_at is null))
    )`.execute(db)
  await sql`create unique index confidentiality_overrides_one on confidentiality_overrides (patient_id, resource_id)
    where ended_at is null`.execute(db)
  await sql`alter table confidentiality_overrides enable row level security`.execute(db)
  await sql`alter table confidentiality_overrides force row level security`.execute(db)
  await sql`
    do $$ begin
      execute format('create policy owner_selects on confidentiality_overrides for select to %I using (true)', current_user);
    end $$`.execute(db)
  // Staff with the record open who see what is confidential; whose role may decide is checked by the verb.
  const staff = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
    and (select portal_may('sensitive:read'))
    and exists (select from staff s where s.account_id = (select portal_account()) and s.disabled_at is null)`
  await sql`create policy staff_reads on confidentiality_overrides for select to porchlight_app
    using (${staff} or (select portal_scope()) = 'system')`.execute(db)
  await sql`create policy staff_adds on confidentiality_overrides for insert to porchlight_app
    with check (${staff} and given_by = (select portal_account()))`.execute(db)
  await sql`create policy staff_ends on confidentiality_overrides for update to porchlight_app
    using (${staff} and ended_at is null) with check (${staff} and ended_by = (select portal_account()))`.execute(
    db,
  )
  await sql`grant select, insert, update (ended_by, ended_at) on confidentiality_overrides to porchlight_app`.execute(
    db,
  )
}

/** `portal_hidden()`; and everything, where a record is not labelled by the table of codes that is valid now. */
async function hidden(db: Kysely<unknown>) {
  await sql`
    create function clinical_hidden() returns integer
    language plpgsql stable parallel restricted set search_path = public, pg_temp as $$
    declare hidden integer := portal_hidden();
    begin
      if hidden & ${groups} = 0 or (select p.labels_version >= l.version
        from patients p, clinical_labelling l where p.id = portal_patient()) then
        return hidden;
      end if;
      return -1;
    end $$`.execute(db)
}

/**
 * Labels all rows of some patients with what they inherit, as `clinical_inherit` is documented in decision 0013:
 * a label goes from a row to those that name it; from a visit's own label to all that happened at it; from
 * everything at a visit to its notes, documents and narrative reports; from a panel's own label to its results;
 * and from documents and reports to the files and pictures that they name. `shown` are the items that staff
 * decided to show: no label comes to them, and none goes on from them.
 */
async function inheritance(db: Kysely<unknown>) {
  await sql`
    create function clinical_hold(asked uuid[]) returns void
    language sql security definer set search_path = public, pg_temp as $$
      select from patients p where p.id = any (asked) order by p.id for no key update
    $$`.execute(db)
  await sql`
    create function clinical_inherit(asked uuid[]) returns void
    language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
      set jit = off as $$
    declare pid uuid; shown uuid[];
    begin
      perform clinical_hold(asked);
      -- One patient after the other: each statement then stays in one partition.
      foreach pid in array asked loop
        continue when not exists (select from clinical_resources r
            where r.patient_id = pid and (r.labels_own | r.needs) & ${groups} <> 0)
          and not exists (select from clinical_versions v where v.patient_id = pid and v.needs & ${groups} <> 0)
          and not exists (select from confidentiality_overrides o where o.patient_id = pid and o.ended_at is null);
        shown := array(select o.resource_id from confidentiality_overrides o
          where o.patient_id = pid and o.ended_at is null and o.hide = 0);
        ${inherit}
        -- Most have none, and planning the statement would cost more than it does.
        if exists (select from clinical_versions v where v.patient_id = pid) then
          ${inheritOfVersions}
        end if;
      end loop;
    end $$`.execute(db)
  for (const face of ['clinical_hold(uuid[])', 'clinical_inherit(uuid[])']) {
    await sql`revoke all on function ${sql.raw(face)} from public`.execute(db)
    await sql`grant execute on function ${sql.raw(face)} to porchlight_app`.execute(db)
  }
}

const inherit = sql`
  with recursive labelled as materialized (
    select r.id, r.visit_id, r.type, r.names, r.labels_own & ${groups} as mask
    from clinical_resources r
    where r.patient_id = pid and (r.labels_own | r.needs) & ${groups} <> 0
  ), own as materialized (
    select l.id, l.visit_id, l.type, l.names, l.mask from labelled l
    where l.mask <> 0 and not l.id = any (shown) and l.type <> 'Patient'
    union all
    select r.id, r.visit_id, r.type, r.names, o.hide
    from confidentiality_overrides o
    join clinical_resources r on r.patient_id = pid and r.id = o.resource_id and r.type <> 'Patient'
    where o.patient_id = pid and o.ended_at is null and o.hide <> 0
  ), edges as materialized (
    select false as by_visit, named as key, r.id, r.visit_id
    from clinical_resources r cross join unnest(r.names) named
    where r.patient_id = pid and r.names is not null and r.type <> 'Patient' and not r.id = any (shown) and named <> r.id
    union all
    select true, r.visit_id, r.id, r.visit_id
    from clinical_resources r
    where r.patient_id = pid and r.visit_id is not null and not r.id = any (shown)
      and r.kind in ('note', 'document', 'composition', 'impression', 'report', 'communication')
    union all
    select false, r.id, part.id, part.visit_id
    from clinical_resources part
    join clinical_resources r on r.patient_id = pid and r.names is not null and part.id = any (r.names)
      and r.type in ('DocumentReference', 'DiagnosticReport', 'Media', 'Communication')
    where part.patient_id = pid and part.kind in ('binary', 'media') and not part.id = any (shown)
  ), reached as (
    select * from (
      select o.id, o.visit_id, o.mask from own o
      union all
      select m.id, m.visit_id, v.mask
      from own v join clinical_resources m on m.patient_id = pid and m.visit_id = v.id
      where v.type = 'Encounter' and not m.id = any (shown)
      union all
      select m.id, m.visit_id, p.mask
      from own p cross join unnest(p.names) named
      join clinical_resources m on m.patient_id = pid and m.id = named
      where p.type in ('DiagnosticReport', 'Observation') and m.type = 'Observation' and not m.id = any (shown)
    ) seeds
    union
    select e.id, e.visit_id, w.mask
    from reached w
    cross join lateral (values (false, w.id), (true, w.visit_id), (true, w.id)) k (by_visit, key)
    join edges e on e.key = k.key and e.by_visit = k.by_visit
  ), computed as (
    select id, bit_or(mask) as mask from reached group by id
  )
  update clinical_resources r set needs = (r.needs & ~${groups}) | x.mask
  from (select id, coalesce(c.mask, 0) as mask from computed c full join labelled l using (id)) x
  where r.patient_id = pid and r.id = x.id and r.needs & ${groups} <> x.mask;`

const inheritOfVersions = sql`
  update clinical_versions v set needs = (v.needs & ~${groups}) | x.mask
  from (
    select v.id, v.hash,
      v.labels_own & ${groups} | coalesce(bit_or(r.needs) filter (where r.type <> 'Patient'), 0) & ${groups} as mask
    from clinical_versions v
    left join lateral unnest(v.names) named on true
    left join clinical_resources r on r.patient_id = pid and r.id = named
    where v.patient_id = pid
    group by v.id, v.hash, v.labels_own
  ) x
  where v.patient_id = pid and v.id = x.id and v.hash = x.hash and v.needs & ${groups} <> x.mask;`

async function policies(db: Kysely<unknown>) {
  const hers = sql`(select portal_scope()) = 'patient' and patient_id = (select portal_patient())
    and needs & (select clinical_hidden()) = 0`
  await sql`drop policy patient_reads on clinical_resources`.execute(db)
  await sql`create policy patient_reads on clinical_resources for select to porchlight_app
    using (${hers} and not deleted)`.execute(db)
  await sql`drop policy patient_reads on clinical_versions`.execute(db)
  // What stands now decides too: whoever may not see that sees nothing that it was before.
  await sql`create policy patient_reads on clinical_versions for select to porchlight_app
    using (${hers} and reason = 'replaced' and exists (select from clinical_resources r
      where r.patient_id = clinical_versions.patient_id and r.id = clinical_versions.id))`.execute(db)
}
