import { type Kysely, sql } from 'kysely'

/** Partitions of the two large tables. Hashing by patient keeps each patient's rows and indexes together. */
const partitions = 8

/**
 * The clinical copy: FHIR R4 as it came, beside the few columns that queries need. Where a body is large, `brief` is
 * what lists read of it: the same without the files inside. Every id is made from the
 * source, the type and the source's own id (decision 0007), so no table points to another by a key of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await provenance(db)
  await patients(db)
  await versions(db)
  await resources(db)
  await shared(db)
}

/** Which source said what, and when. */
async function provenance(db: Kysely<unknown>) {
  await sql`
    create table sources (
      id smallint primary key generated always as identity,
      name text not null unique check (name <> '')
    )`.execute(db)
  await sql`
    create table imports (
      id integer primary key generated always as identity,
      source_id smallint not null references sources,
      file text not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      counts jsonb
    )`.execute(db)
  await underRowLevelSecurity(db, 'sources')
  await underRowLevelSecurity(db, 'imports')
  // The name of the source stands on the pages; when imports ran and what they counted does not.
  await sql`create policy patient_reads on sources for select to porchlight_app
    using ((select portal_scope()) = 'patient')`.execute(db)
  await sql`grant select, insert on sources to porchlight_app`.execute(db)
  await sql`grant select, insert, update on imports to porchlight_app`.execute(db)
}

async function patients(db: Kysely<unknown>) {
  await sql`
    create table patients (
      id uuid primary key,
      source_id smallint not null references sources,
      fhir_id text not null,
      name text not null,
      family text,
      given text,
      name_words text not null,
      birth_date date,
      gender text,
      deceased boolean not null,
      languages text[] not null,
      updated_at timestamptz not null,
      seen_at timestamptz not null,
      unique (source_id, fhir_id)
    )`.execute(db)
  await sql`
    create table patient_aliases (
      patient_id uuid not null,
      alias_id uuid not null,
      primary key (patient_id, alias_id)
    )`.execute(db)
  await sql`create index patient_aliases_by_alias on patient_aliases (alias_id)`.execute(db)
  await underRowLevelSecurity(db, 'patients')
  await underRowLevelSecurity(db, 'patient_aliases')
  await sql`create policy patient_reads on patients for select to porchlight_app
    using ((select portal_scope()) = 'patient' and id = (select portal_patient()))`.execute(db)
  await sql`grant select, insert, update on patients to porchlight_app`.execute(db)
  await sql`grant select, insert, delete on patient_aliases to porchlight_app`.execute(db)
}

async function versions(db: Kysely<unknown>) {
  await sql`
    create table clinical_versions (
      patient_id uuid not null,
      id uuid not null,
      hash uuid not null,
      reason text not null check (reason in ('replaced', 'deleted', 'moved')),
      source_id smallint not null,
      type text not null,
      fhir_id text not null,
      status text,
      sort_at timestamptz,
      body text not null,
      last_updated timestamptz,
      import_id integer not null,
      received_at timestamptz not null,
      replaced_at timestamptz not null,
      primary key (patient_id, id, hash)
    ) partition by hash (patient_id)`.execute(db)
}

async function resources(db: Kysely<unknown>) {
  await sql`
    create table clinical_resources (
      patient_id uuid not null,
      id uuid not null,
      source_id smallint not null,
      type text not null,
      fhir_id text not null,
      version integer not null,
      corrected boolean not null,
      deleted boolean not null,
      kind text not null,
      code_key text,
      status text,
      sort_at timestamptz,
      visit_id uuid,
      refs uuid[] not null,
      words text not null,
      body text not null,
      brief text,
      hash uuid not null,
      last_updated timestamptz,
      import_id integer not null,
      created_at timestamptz not null,
      received_at timestamptz not null,
      primary key (patient_id, id)
    ) partition by hash (patient_id)`.execute(db)
  // Newest first; and where no time is known, last.
  await sql`create index clinical_resources_by_kind
    on clinical_resources (patient_id, kind, sort_at desc nulls last, id) include (deleted, status)`.execute(
    db,
  )
  await sql`create index clinical_resources_by_code
    on clinical_resources (patient_id, code_key, sort_at desc nulls last)`.execute(db)
  await sql`create index clinical_resources_by_visit on clinical_resources (patient_id, visit_id)`.execute(db)
  // Whose was it before? A result filed under the wrong person has to leave that person's record.
  await sql`create index clinical_resources_by_id on clinical_resources (id)`.execute(db)
  for (const [table, columns] of [
    ['clinical_resources', ['body', 'brief']],
    ['clinical_versions', ['body']],
  ] as const) {
    await underRowLevelSecurity(db, table)
    for (const column of columns) await preferFastCompression(db, table, column)
    for (let n = 0; n < partitions; n += 1) {
      const partition = `${table}_${n}`
      await sql`create table ${sql.table(partition)} partition of ${sql.table(table)}
        for values with (modulus ${sql.lit(partitions)}, remainder ${sql.lit(n)})`.execute(db)
      await underRowLevelSecurity(db, partition)
    }
  }
  await sql`create policy patient_reads on clinical_resources for select to porchlight_app
    using ((select portal_scope()) = 'patient' and patient_id = (select portal_patient()) and not deleted)`.execute(
    db,
  )
  // What was deleted, or was never hers, is for the audit, not for the patient.
  await sql`create policy patient_reads on clinical_versions for select to porchlight_app
    using ((select portal_scope()) = 'patient' and patient_id = (select portal_patient()) and reason = 'replaced')`.execute(
    db,
  )
  await sql`grant select, insert, update, delete on clinical_resources to porchlight_app`.execute(db)
  await sql`grant select, insert, update on clinical_versions to porchlight_app`.execute(db)
}

async function shared(db: Kysely<unknown>) {
  await sql`
    create table shared_resources (
      id uuid primary key,
      source_id smallint not null references sources,
      type text not null,
      fhir_id text not null,
      open boolean not null,
      deleted boolean not null,
      name text not null,
      refs uuid[] not null,
      body text not null,
      brief text,
      hash uuid not null,
      last_updated timestamptz,
      import_id integer not null,
      received_at timestamptz not null
    )`.execute(db)
  await sql`
    create table shared_aliases (
      alias_id uuid not null,
      shared_id uuid not null,
      primary key (alias_id, shared_id)
    )`.execute(db)
  await sql`create index shared_aliases_by_shared on shared_aliases (shared_id)`.execute(db)
  await sql`
    create table shared_versions (
      id uuid not null,
      hash uuid not null,
      reason text not null check (reason in ('replaced', 'deleted')),
      source_id smallint not null,
      type text not null,
      fhir_id text not null,
      body text not null,
      last_updated timestamptz,
      import_id integer not null,
      received_at timestamptz not null,
      replaced_at timestamptz not null,
      primary key (id, hash)
    )`.execute(db)
  for (const table of ['shared_resources', 'shared_aliases', 'shared_versions'])
    await underRowLevelSecurity(db, table)
  // `open` are types that describe the clinic. What might describe a person is kept and shown to nobody.
  await sql`create policy patient_reads on shared_resources for select to porchlight_app
    using ((select portal_scope()) = 'patient' and open)`.execute(db)
  await sql`create policy patient_reads on shared_aliases for select to porchlight_app
    using ((select portal_scope()) = 'patient')`.execute(db)
  await sql`grant select, insert, update on shared_resources, shared_versions to porchlight_app`.execute(db)
  await sql`grant select, insert, delete on shared_aliases to porchlight_app`.execute(db)
}

/** Deny by default, the owner included; jobs (`access_open_system`) may reach every row that is granted. */
async function underRowLevelSecurity(db: Kysely<unknown>, table: string) {
  await sql`alter table ${sql.table(table)} enable row level security`.execute(db)
  await sql`alter table ${sql.table(table)} force row level security`.execute(db)
  if (/_\d+$/.test(table)) return
  await sql`create policy system_works on ${sql.table(table)} to porchlight_app
    using ((select portal_scope()) = 'system') with check ((select portal_scope()) = 'system')`.execute(db)
}

/** lz4 packs the JSON several times faster than PostgreSQL's own method; not every build has it. */
async function preferFastCompression(db: Kysely<unknown>, table: string, column: string) {
  await sql`
    do $$ begin
      execute format('alter table %I alter column %I set compression lz4', ${sql.lit(table)}, ${sql.lit(column)});
    exception when feature_not_supported then null;
    end $$`.execute(db)
}
