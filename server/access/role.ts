import { Role } from "../generated/prisma/enums.ts";

/** Each role may do what those before it may, and more. */
const RANKS: Record<Role, number> = { VIEWER: 0, ANALYST: 1, OPERATOR: 2, ADMIN: 3 };

/** All roles, the least first. */
export const ROLES = Object.values(Role).sort((a, b) => RANKS[a] - RANKS[b]);

/** May somebody of this role do what is for `least`? */
export function isAtLeast(role: Role, least: Role): boolean {
  return RANKS[role] >= RANKS[least];
}

/** The lesser of two roles. */
export function lesserRole(one: Role, other: Role): Role {
  return isAtLeast(one, other) ? other : one;
}
