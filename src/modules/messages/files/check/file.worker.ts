import { parentPort, workerData } from 'node:worker_threads'
import { lookInside } from './look-inside.ts'

/** A thread of its own for one file, ended with it: what one file does to it, no other meets. */
const inside = await lookInside(workerData as Uint8Array)
parentPort?.postMessage(inside, inside.fit ? [inside.bytes.buffer] : [])
