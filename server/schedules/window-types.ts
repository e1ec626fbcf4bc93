import { WEEKDAYS } from "../../agent/time-zone.ts";
import { describeWindow, isOpen, nextChange } from "../../agent/window.ts";
import { builder } from "../builder.ts";
import { type ScanWindow, WINDOW_ENDS } from "./window.ts";

const WeekdayType = builder.enumType("Weekday", { values: WEEKDAYS });

const WindowEndType = builder.enumType("WindowEnd", {
  description:
    "What becomes of running work at the end of a window: it may finish, or is interrupted and goes on later.",
  values: WINDOW_ENDS,
});

/** A window as it is given. */
export const ScanWindowInput = builder.inputType("ScanWindowInput", {
  description: "Hours in which work is handed out, such as MON to FRI, 20:00 to 06:00, Europe/Berlin.",
  fields: (t) => ({
    days: t.field({ type: [WeekdayType], required: true, description: "The days on which it opens." }),
    from: t.string({ required: true, description: "When it opens, such as 20:00." }),
    to: t.string({
      required: true,
      description: "When it closes: on the next day where it is not after from. Both alike: 24 hours.",
    }),
    timeZone: t.string({ required: true, description: "Whose clocks count, such as Europe/Berlin." }),
    atEnd: t.field({ type: WindowEndType, description: "Default: FINISH." }),
  }),
});

/** A window as it is shown. */
export const ScanWindowType = builder.objectRef<ScanWindow>("ScanWindow").implement({
  authScopes: { viewer: true },
  description: "Hours in which work is handed out.",
  fields: (t) => ({
    days: t.field({ type: [WeekdayType], resolve: ({ days }) => days }),
    from: t.exposeString("from"),
    to: t.exposeString("to"),
    timeZone: t.exposeString("timeZone"),
    atEnd: t.field({ type: WindowEndType, resolve: ({ atEnd }) => atEnd }),
    words: t.string({ description: "The window in words.", resolve: describeWindow }),
    isOpen: t.boolean({ resolve: (window) => isOpen(window, new Date()) }),
    nextChangeAt: t.field({
      type: "DateTime",
      nullable: true,
      description: "When it opens or closes next; null where it is always open.",
      resolve: (window) => nextChange(window, new Date()),
    }),
  }),
});
