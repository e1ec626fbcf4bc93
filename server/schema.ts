import "./access/account-fields.ts";
import "./access/graphql.ts";
import "./access/session-fields.ts";
import "./access/token-fields.ts";
import "./agents/mutations.ts";
import "./agents/queries.ts";
import "./assets/graphql.ts";
import "./assignments/mutations.ts";
import "./assignments/queries.ts";
import "./coverage/graphql.ts";
import "./detections/graphql.ts";
import "./detections/list-fields.ts";
import "./detections/triage-fields.ts";
import "./difference/graphql.ts";
import "./events/graphql.ts";
import "./evidence/graphql.ts";
import "./export/graphql.ts";
import "./feeds/graphql.ts";
import "./imports/graphql.ts";
import "./metrics/graphql.ts";
import "./rules/graphql.ts";
import "./scans/graphql.ts";
import "./schedules/label-window-fields.ts";
import "./schedules/mutations.ts";
import "./schedules/queries.ts";
import { builder } from "./builder.ts";

/** The whole GraphQL schema, put together from the domains above. */
export const schema = builder.toSchema();
