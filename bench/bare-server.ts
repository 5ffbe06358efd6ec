import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

/** The baseline: node:http that answers every request with the bytes of one file from memory. */
const [file = '', port = '0'] = process.argv.slice(2)
const bytes = readFileSync(file)
createServer((_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': bytes.byteLength })
  response.end(bytes)
}).listen(Number(port), '127.0.0.1', () => process.stdout.write('ready\n'))
