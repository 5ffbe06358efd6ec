import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { discardData, startPortal } from '../test/portal-process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The running portal with its demo clinic, which all journeys share. */
    demo: { url: string; dataDir: string }
  }
}

/** Starts the built portal as an administrator would, on a data folder of its own. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'porchlight-e2e-'))
  chmodSync(dataDir, 0o700)
  const portal = await startPortal(dataDir)
  project.provide('demo', { url: portal.url, dataDir })
  return async () => {
    await portal.stop()
    discardData(dataDir)
  }
}
