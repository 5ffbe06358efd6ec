import { resolve } from 'node:path'
import { Command } from 'commander'
import { roles } from '../../modules/access/index.ts'
import { openLog } from '../../platform/log.ts'
import { readSettings, type Settings } from '../../platform/settings.ts'
import { type Standing, standUp } from '../stand-up.ts'
import { accountCreate } from './account-create.ts'
import { auditVerify } from './audit-verify.ts'
import { doctor } from './doctor.ts'
import { importCommand } from './import.ts'
import { jobsCommand } from './jobs.ts'
import { listPatients } from './patients.ts'
import { staffCode, staffCreate } from './staff-create.ts'
import { complain, say } from './terminal.ts'

/** sysexits.h: a setting is wrong. */
const wrongConfiguration = 78

/** Runs one command on a database that stands and is migrated; its answer is the exit code. */
async function onDatabase(work: (standing: Standing, settings: Settings) => Promise<number>): Promise<void> {
  const read = readSettings(process.env)
  if (!read.ok) {
    for (const problem of read.problems) complain(problem)
    process.exitCode = wrongConfiguration
    return
  }
  const log = openLog(read.settings.logLevel === 'info' ? 'warn' : read.settings.logLevel)
  const stood = await standUp(read.settings, log, { share: true, connections: 4 })
  if (!stood.ok) {
    complain(stood.message)
    process.exitCode = 1
    return
  }
  try {
    process.exitCode = await work(stood.standing, read.settings)
  } finally {
    await stood.standing.stop()
  }
}

const program = new Command('npm run portal --')
  .description('Porchlight, from the administrator’s side')
  .showHelpAfterError('(--help lists the commands)')

program
  .command('import')
  .description(
    'read FHIR R4 into the clinical copy: Bundles, single resources, NDJSON; .json, .ndjson, either .gz',
  )
  .argument('<paths...>', 'files or folders')
  .option('--source <name>', 'the system that the data comes from', 'default')
  .option('--dry-run', 'say what would happen and change nothing', false)
  .action((paths: string[], options: { source: string; dryRun: boolean }) =>
    onDatabase(({ database }) =>
      importCommand(
        database,
        // The start script works in the project's folder; paths are meant from where the person stands.
        paths.map(path => resolve(process.env.INIT_CWD ?? '', path)),
        options,
      ),
    ),
  )

program
  .command('account')
  .description('accounts of patients')
  .command('create')
  .description('give an imported patient an account; it signs in at once with e-mail and password')
  .requiredOption('--patient <id>', 'the patient, by the portal’s id or the source’s')
  .requiredOption('--email <address>')
  .requiredOption('--password <password>')
  .action((options: { patient: string; email: string; password: string }) =>
    onDatabase(({ database }) => accountCreate(database, options)),
  )

const staff = program.command('staff').description('people of the clinic')

staff
  .command('create')
  .description('make a staff account; prints its second factor as an otpauth: URI')
  .requiredOption('--email <address>')
  .requiredOption('--password <password>')
  .requiredOption('--role <role>', `one of ${roles.join(', ')}`)
  .option('--name <name>', 'as patients will read it')
  .action((options: { email: string; password: string; role: string; name?: string }) =>
    onDatabase(({ database }, { clinic, secret }) =>
      staffCreate(database, { clinic: clinic.name, secret }, options),
    ),
  )

staff
  .command('code')
  .description('tell the code of the moment of one of the demo’s staff')
  .requiredOption('--email <address>')
  .action((options: { email: string }) =>
    onDatabase(({ database }, settings) => staffCode(database, settings, options.email)),
  )

program
  .command('patients')
  .description('list patients: id, source id, name, birth date')
  .option('--find <text>', 'only those whose name or id has this in it')
  .action((options: { find?: string }) =>
    onDatabase(({ database }) => listPatients(database, options.find ?? null)),
  )

program
  .command('jobs')
  .description('do the work that the portal leaves to jobs, in a process of its own (see PORTAL_JOBS)')
  .action(() => onDatabase(({ database }, settings) => jobsCommand(database, settings)))

program
  .command('audit')
  .description('the trail of who looked at whose data')
  .command('verify')
  .description('walk the whole chain; exit 1 and the first broken entry if it was altered')
  .option('--against <anchor>', 'an anchor of an earlier run or from the log, which must still hold')
  .action((options: { against?: string }) =>
    onDatabase(({ database }) => auditVerify(database, { against: options.against ?? null })),
  )

program
  .command('migrate')
  .description('bring the database to the newest schema')
  .action(() =>
    onDatabase(async () => {
      say('The database is at the newest schema.')
      return 0
    }),
  )

program
  .command('doctor')
  .description('check settings, database, disk, clock, jobs and mail, and say what is wrong')
  .action(async () => {
    process.exitCode = await doctor(process.env)
  })

await program.parseAsync()
