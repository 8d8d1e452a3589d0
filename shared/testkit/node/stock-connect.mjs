// A stock Connect client against a running system.
//
//   node stock-connect.mjs BASE_URL [--typed-errors-only]
//
// Signs up, reads a profile and reads our ProblemCode out of refusals, in JSON and in binary.
// Prints one line for each thing that it saw; exits with 1 at the first that is not as it must be.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { Code, ConnectError, createClient } from "@connectrpc/connect";
import { createConnectTransport } from "@connectrpc/connect-node";
import { AccountService, DeviceType } from "./gen/im/account/v1/account_pb.js";
import { ProblemCode, ProblemSchema } from "./gen/im/common/v1/problem_pb.js";

const [baseUrl, ...options] = process.argv.slice(2);
if (!baseUrl) {
  console.error("usage: node stock-connect.mjs BASE_URL [--typed-errors-only]");
  process.exit(2);
}

/** The refusal of a call, with our problem in its details. */
async function refusal(call) {
  const error = await call.then(
    () => assert.fail("it was answered, not refused"),
    (reason) => ConnectError.from(reason),
  );
  const problem = error.findDetails(ProblemSchema)[0];
  assert.ok(problem, `no im.common.v1.Problem in the details of: ${error.message}`);
  return { code: error.code, problem };
}

async function typedErrors(accounts, codec) {
  const anonymous = await refusal(accounts.getProfiles({ userIds: [1n] }));
  assert.equal(anonymous.code, Code.Unauthenticated);
  assert.equal(anonymous.problem.code, ProblemCode.UNAUTHENTICATED);
  console.log(`${codec}: no token is refused as ${ProblemCode[anonymous.problem.code]}`);

  const forged = { headers: { Authorization: "Bearer forged" } };
  const stranger = await refusal(accounts.getAccount({}, forged));
  assert.equal(stranger.problem.code, ProblemCode.UNAUTHENTICATED);
  console.log(`${codec}: a forged token is refused as ${ProblemCode[stranger.problem.code]}`);

  const large = await refusal(accounts.signUp({ nickname: "n".repeat(2 * 1024 * 1024) }));
  assert.equal(large.code, Code.InvalidArgument);
  assert.equal(large.problem.code, ProblemCode.TOO_LARGE);
  console.log(`${codec}: 2 MiB are refused as ${ProblemCode[large.problem.code]}`);
}

async function signUpAndRead(accounts, codec) {
  const name = `stock_${randomBytes(8).toString("hex")}`;
  const { tokens, profile } = await accounts.signUp({
    identifier: { case: "username", value: name },
    password: randomBytes(12).toString("base64url"),
    nickname: "Stock",
    device: { type: DeviceType.WEB, name: "stock client", client: "connect-es" },
  });
  assert.ok(tokens.accessToken && profile.userId > 0n);
  console.log(`${codec}: signed up`);

  const signedIn = { headers: { Authorization: `Bearer ${tokens.accessToken}` } };
  const read = await accounts.getProfiles({ userIds: [profile.userId] }, signedIn);
  assert.equal(read.profiles.length, 1);
  assert.equal(read.profiles[0].userId, profile.userId);
  assert.equal(read.profiles[0].nickname, "Stock");
  console.log(`${codec}: read the profile`);

  const none = await refusal(accounts.getProfiles({ userIds: [] }, signedIn));
  assert.equal(none.problem.code, ProblemCode.INVALID);
  console.log(`${codec}: no ids are refused as ${ProblemCode[none.problem.code]}`);
}

try {
  for (const [codec, useBinaryFormat] of [["json", false], ["binary", true]]) {
    const transport = createConnectTransport({ baseUrl, httpVersion: "1.1", useBinaryFormat });
    const accounts = createClient(AccountService, transport);
    await typedErrors(accounts, codec);
    if (!options.includes("--typed-errors-only")) {
      await signUpAndRead(accounts, codec);
    }
  }
  console.log("ok");
} catch (error) {
  console.error(`failed: ${error.message}`);
  process.exit(1);
}
