-- AlterTable
ALTER TABLE "Agent" ADD COLUMN     "headFoundBy" TEXT NOT NULL DEFAULT '';
