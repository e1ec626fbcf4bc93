-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "progressIsEstimate" BOOLEAN NOT NULL DEFAULT false;
