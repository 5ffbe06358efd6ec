import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')

export type PortalProcess = {
  readonly pid: number
  readonly url: string
  readonly metricsUrl: string
  /** Milliseconds from spawning to the line that says that it is ready. */
  readonly ready_ms: number
  readonly stop: () => Promise<void>
}

/** The built portal as a process of its own, on its own data folder and free ports; `more` are settings beside these. */
export async function startPortal(
  dataDir: string,
  more: Readonly<Record<string, string>> = {},
): Promise<PortalProcess> {
  const [port, metricsPort] = [await freePort(), await freePort()]
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: 'error',
      ...more,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await lineWith(child, 'Porchlight is ready')
  return {
    pid: child.pid ?? 0,
    url: `http://localhost:${port}`,
    metricsUrl: `http://127.0.0.1:${metricsPort}/metrics`,
    ready_ms: performance.now() - began,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** Runs a command of the administrator on the same data folder. */
export function portalCommand(dataDir: string, ...words: string[]): void {
  execFileSync(process.execPath, [join(root, 'dist/server/cli.js'), ...words], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** Folder of the embedded database: beside the data, or where root's database had to go. */
export function databaseHome(dataDir: string): string {
  const elsewhere = join(dataDir, 'postgres-home')
  return existsSync(elsewhere) ? readFileSync(elsewhere, 'utf8').trim() : join(dataDir, 'postgres')
}

/** Takes away all that a stopped portal has left. */
export function discardData(dataDir: string): void {
  rmSync(databaseHome(dataDir), { recursive: true, force: true })
  rmSync(dataDir, { recursive: true, force: true })
}

const lineWith = (child: ChildProcess, text: string) =>
  new Promise<void>((resolve, reject) => {
    let seen = ''
    child.once('exit', code =>
      reject(new Error(`the portal ended with ${code} before it was ready:\n${seen}`)),
    )
    child.stdout?.on('data', (chunk: Buffer) => {
      seen += chunk.toString()
      if (seen.includes(text)) resolve()
    })
  })

export const freePort = () =>
  new Promise<number>(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

/** The Cookie header of a new session. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const response = await fetch(`${url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password }),
    redirect: 'manual',
  })
  if (response.status !== 303) throw new Error(`signing in answered ${response.status}`)
  return response.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
}

const ticks_per_second = 100

/** Milliseconds of CPU that a process has used, in user and system mode (proc(5), fields 14 and 15 of stat). */
export function cpu_ms(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticks_per_second
}

/** Resident memory that a process does not share with others, and its part of what it shares (smaps_rollup's Pss). */
export function memory_mb(pid: number): number {
  const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
  return Number(pss?.[1] ?? 0) / 1024
}

/** The PostgreSQL processes of the embedded database that runs in a folder below `dataDir` or a note in it. */
export function databasePids(home: string): number[] {
  const servers = readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .filter(pid => cwdOf(pid)?.startsWith(home) === true)
  return servers
}

function cwdOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}
