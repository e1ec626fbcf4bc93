-- AlterTable
ALTER TABLE "Agent" ADD COLUMN     "enrollmentTokenId" UUID;

-- AddForeignKey
ALTER TABLE "Agent" ADD CONSTRAINT "Agent_enrollmentTokenId_fkey" FOREIGN KEY ("enrollmentTokenId") REFERENCES "EnrollmentToken"("id") ON DELETE SET NULL ON UPDATE CASCADE;
