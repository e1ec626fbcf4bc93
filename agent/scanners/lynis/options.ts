import { z } from "zod";

/** The groups of lynis 3. An unknown group is no error to lynis: it would end well after next to nothing. */
export const LYNIS_GROUPS = [
  "accounting",
  "authentication",
  "banners",
  "boot_services",
  "containers",
  "crypto",
  "databases",
  "dns",
  "file_integrity",
  "file_permissions",
  "filesystems",
  "firewalls",
  "hardening",
  "homedirs",
  "insecure_services",
  "kernel",
  "kernel_hardening",
  "ldap",
  "logging",
  "mac_frameworks",
  "mail_messaging",
  "malware",
  "memory_processes",
  "nameservices",
  "networking",
  "php",
  "ports_packages",
  "printers_spoolers",
  "scheduling",
  "shells",
  "snmp",
  "squid",
  "ssh",
  "storage",
  "storage_nfs",
  "system_integrity",
  "time",
  "tooling",
  "usb",
  "virtualization",
  "webservers",
] as const;

/** Names one test. */
export const TEST_ID = z.string().regex(/^[A-Z]{3,4}-\d{4}$/, { error: 'a test is named like "SSH-7408"' });

/** The config of one lynis assignment. Strict: an unknown option is an error, never ignored. */
export const lynisOptions = z
  .strictObject({
    tests: z
      .array(TEST_ID)
      .min(1)
      .max(200)
      .nullish()
      .describe("Only these tests, such as SSH-7408. Not together with groups. Default: all."),
    groups: z
      .array(z.enum(LYNIS_GROUPS))
      .min(1)
      .max(LYNIS_GROUPS.length)
      .nullish()
      .describe("Only the tests of these groups. Default: all."),
    // CRYP-7902 takes a quarter of the time.
    skipSlow: z
      .boolean()
      .nullish()
      .describe("Leave out the test of all certificates on the machine. Default: false."),
  })
  .describe("Options of a lynis audit of the agent's machine.")
  .refine((options) => options.tests == null || options.groups == null, {
    error: "tests and groups exclude each other",
  })
  .transform((options) => ({
    tests: [...new Set(options.tests ?? [])],
    groups: [...new Set(options.groups ?? [])],
    skipSlow: options.skipSlow ?? false,
  }));

export type LynisOptions = z.infer<typeof lynisOptions>;
