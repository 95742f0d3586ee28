-- Since when a browser is signed in: what cannot be undone asks for somebody who came in just now. Nobody knows it of
-- the sessions that are open already, so those count as old.
ALTER TABLE "session" ADD COLUMN "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT 'epoch';
ALTER TABLE "session" ALTER COLUMN "started_at" SET DEFAULT CURRENT_TIMESTAMP;
