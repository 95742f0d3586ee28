export { openSession as POST } from "@/lib/auth/session";
