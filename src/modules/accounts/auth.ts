import { randomUUID } from 'node:crypto'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import pg from 'pg'
import { poolOptions } from '../../platform/db.ts'
import { hashPassword, longestPassword, shortestPassword, verifyPassword } from './password.ts'

/** Nobody stays signed in longer than this, however active. */
export const longestSessionHours = 12

export type AuthSettings = { databaseUrl: string; baseUrl: string; secret: string }

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

const options = ({ baseUrl, secret }: AuthSettings) =>
  ({
    baseURL: baseUrl,
    secret,
    telemetry: { enabled: false },
    // Its log lines could carry what people typed; ours say what happened.
    logger: { disabled: true },
    // Sign-in is limited by `count-failures.ts`: this one would also count right sign-ins.
    rateLimit: { enabled: false },
    advanced: { cookiePrefix: 'porchlight', database: { generateId: () => randomUUID() } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    user: { modelName: 'accounts', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'sessions',
      expiresIn: longestSessionHours * 3600,
      disableSessionRefresh: true,
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'account_id',
        providerId: 'provider_id',
        accountId: 'provider_account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: { modelName: 'verifications', fields: { expiresAt: 'expires_at', ...times } },
  }) satisfies BetterAuthOptions

/**
 * better-auth over our own tables. It gets a pool of its own, since it expects JavaScript Dates where the
 * portal's queries have instants.
 */
export function createAuth(settings: AuthSettings) {
  const pool = new pg.Pool(poolOptions(settings.databaseUrl, 3))
  pool.on('error', () => {})
  pool.on('connect', client => client.on('error', () => {}))
  const auth = betterAuth({ ...options(settings), database: pool })
  return { api: auth.api, close: () => pool.end() }
}

export type Auth = ReturnType<typeof createAuth>
