-- AlterTable
ALTER TABLE "Assignment" ADD COLUMN     "traceparent" TEXT;
