import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSignInLink } from "@/lib/auth/sign-in";
import { inviteStaff, OPERATOR } from "@/lib/members/commands/invite-staff";
import type { StaffRole } from "@/lib/members/policy";

// Lets people into the staff area of the site that the journeys share, as `npm run site -- staff invite` does, without a
// process for each of them: POST /?email=ADDRESS&role=ROLE answers with the one-time link. Prints its address.

const desk = createServer((request, response) => {
  const asked = new URL(request.url ?? "/", "http://desk").searchParams;
  const email = asked.get("email") ?? "";
  const link = async () => {
    const result = await inviteStaff(OPERATOR, { email, role: asked.get("role") as StaffRole });
    return result.ok ? createSignInLink(email) : null;
  };
  link().then(
    (it) => response.writeHead(it ? 200 : 400).end(it ?? `${email} cannot be invited`),
    (cause: Error) => response.writeHead(500).end(cause.message),
  );
});
desk.listen(0, "127.0.0.1", () => {
  process.stdout.write(`http://127.0.0.1:${(desk.address() as AddressInfo).port}\n`);
});
