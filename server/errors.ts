import { GraphQLError } from "graphql";

/** Stable codes of expected errors. Programs may rely on them; a code is never reused for something else. */
export type ErrorCode =
  | "BAD_INPUT"
  | "BAD_QUERY"
  | "CONFIG_INVALID"
  | "TARGET_INVALID"
  | "TOO_MANY_TARGETS"
  | "PATH_INVALID"
  | "UNKNOWN_SCANNER"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "CROSS_SITE"
  | "ENROLLMENT_REFUSED"
  | "CERTIFICATE_REQUIRED"
  | "CERTIFICATE_INVALID"
  | "CERTIFICATE_MISMATCH"
  | "AGENT_REVOKED"
  | "AGENT_NOT_FOUND"
  | "AGENT_ALIVE"
  | "AGENT_CONFLICT"
  | "NOTHING_TO_RETRY"
  | "RULES_INVALID"
  | "RULE_SET_NOT_FOUND"
  | "RULE_SET_RETIRED"
  | "RULE_SET_IN_USE"
  | "SCAN_NOT_FOUND"
  | "ASSET_NOT_FOUND"
  | "ASSIGNMENT_NOT_FOUND"
  | "DETECTION_NOT_FOUND"
  | "ACCOUNT_NOT_FOUND"
  | "ACCOUNT_EXISTS"
  | "LAST_ADMIN"
  | "PASSWORD_WEAK"
  | "PASSWORD_WRONG"
  | "SESSION_REQUIRED"
  | "SESSION_NOT_FOUND"
  | "TOKEN_NOT_FOUND"
  | "SCHEDULE_NOT_FOUND"
  | "LABEL_WINDOW_NOT_FOUND"
  | "CRON_INVALID"
  | "CHANNEL_NOT_FOUND"
  | "NOTIFICATION_RULE_NOT_FOUND"
  | "DELIVERY_NOT_FOUND"
  | "MAIL_OFF"
  | "TARGET_REFUSED"
  | "TIME_ZONE_INVALID"
  | "WINDOW_INVALID"
  | "CURSOR_INVALID"
  | "CHUNK_INVALID"
  | "ASSET_OUTSIDE_TARGETS"
  | "EVENTS_MISSING"
  | "ARTIFACT_INVALID"
  | "FEED_INVALID"
  | "TOO_LARGE"
  | "REPORT_EMPTY"
  | "REPORT_PACKED"
  | "REPORT_MISMATCH"
  | "REPORT_UNRECOGNISED"
  | "REPORT_UNREADABLE"
  | "MACHINE_REQUIRED"
  | "UPLOAD_BROKEN"
  | "IMPORT_CANCELLED"
  | "QUERY_TOO_COMPLEX"
  | "OPERATION_NOT_TRUSTED"
  | "INTROSPECTION_OFF"
  | "TOO_MANY_SUBSCRIPTIONS"
  | "RATE_LIMITED"
  | "UNAVAILABLE";

type ErrorOptions = {
  /** HTTP status, where it is not the usual one. */
  status?: number;
  /** When the same may work, in seconds. Programs find it as `extensions.retryAfter`, and in the header. */
  retryAfter?: number;
  cause?: Error;
  /** What programs may want to know beside the code; documented with the code. */
  details?: Record<string, unknown>;
};

/**
 * An error the caller can do something about: a sentence for people, a stable code for programs.
 * Anything else that is thrown reaches Yoga and is masked.
 */
export class AppError extends GraphQLError {
  readonly code: ErrorCode;
  /** The HTTP status of an answer that is this error alone. */
  readonly status: number;
  readonly retryAfter: number | null;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message, {
      originalError: options.cause,
      extensions: {
        ...options.details,
        ...(options.retryAfter ? { retryAfter: options.retryAfter } : {}),
        code,
        ...(options.status ? { http: httpOf(options.status, options.retryAfter) } : {}),
      },
    });
    this.name = "AppError";
    this.code = code;
    this.status = options.status ?? 400;
    this.retryAfter = options.retryAfter ?? null;
  }
}

/** A caller that comes too early is told when to come back, in seconds. */
function httpOf(status: number, retryAfter = status === 503 ? 2 : 0) {
  return retryAfter > 0 ? { status, headers: { "retry-after": String(retryAfter) } } : { status };
}

/** What everybody is told while PostgreSQL is away. */
export function databaseAway(): AppError {
  return new AppError("UNAVAILABLE", "The database can't be reached. Try again in a few seconds.", {
    status: 503,
  });
}

/** The caller is nobody the head knows, or may not do this: a higher role may, where one is named. */
export function denied(isKnown: boolean, least?: string): AppError {
  return isKnown
    ? new AppError("FORBIDDEN", least ? `That takes the role ${least}.` : "This account may not do that.")
    : new AppError("UNAUTHENTICATED", "Sign in first: the session is missing, void or expired.");
}
