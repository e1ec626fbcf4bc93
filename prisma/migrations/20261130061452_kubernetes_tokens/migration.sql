-- CreateTable
CREATE TABLE "KubernetesToken" (
    "hash" BYTEA NOT NULL,
    "spoolId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KubernetesToken_pkey" PRIMARY KEY ("hash")
);
