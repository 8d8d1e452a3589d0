// Two people chat: a client in another language, written from docs/protocol.md alone.
//
//   node chat-client.mjs BASE_URL SOCKET_HOST:PORT
//
// BASE_URL is where functions answer (http://127.0.0.1:8080), SOCKET_HOST:PORT where sockets do
// (127.0.0.1:7443). Ada and Bob sign up by JSON over HTTP; Ada connects over TCP, Bob over
// WebSocket; they become friends; each sends one message, receives one and reports it read.
// Prints one line for each step; exits with 1 at the first that is not as the page says.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import net from "node:net";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import WebSocket from "ws";
import { EntryKind, MessageBodySchema, NoticeBodySchema } from "./gen/im/message/v1/entry_pb.js";
import { ProblemCode, ProblemSchema } from "./gen/im/common/v1/problem_pb.js";
import { ClientFrameSchema, CloseCode, ServerFrameSchema } from "./gen/im/socket/v1/frames_pb.js";

/** How long a step may take before it counts as failed. */
const PATIENCE_MILLIS = 10_000;
/** A limit of the protocol. */
const MAX_FRAME_BYTES = 131_072;

const [baseUrl, socketAddress] = process.argv.slice(2);
const [, socketHost, socketPort] = /^\[?(.+?)\]?:(\d+)$/.exec(socketAddress ?? "") ?? [];
if (!baseUrl || !socketPort) {
  console.error("usage: node chat-client.mjs BASE_URL SOCKET_HOST:PORT");
  process.exit(2);
}

function step(text) {
  console.log(text);
}

// ---- functions: Connect's unary protocol in JSON

/** Calls a function; a refusal is thrown with its ProblemCode. */
async function call(name, request, accessToken) {
  const response = await fetch(`${baseUrl}/${name}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Connect-Protocol-Version": "1",
      "Connect-Timeout-Ms": String(PATIENCE_MILLIS),
      ...(accessToken && { Authorization: `Bearer ${accessToken}` }),
    },
    body: JSON.stringify(request),
    signal: AbortSignal.timeout(PATIENCE_MILLIS),
  });
  const answer = await response.json();
  if (response.status === 200) {
    return answer;
  }
  const detail = answer.details?.find((each) => each.type === "im.common.v1.Problem");
  assert.ok(detail, `${name}: HTTP ${response.status} without a Problem`);
  const problem = fromBinary(ProblemSchema, Buffer.from(detail.value, "base64"));
  throw Object.assign(new Error(`${name}: ${ProblemCode[problem.code]} ${problem.text}`), { problem });
}

/** The code of the problem that a call is refused with. */
async function refusal(name, request, accessToken) {
  const error = await call(name, request, accessToken).then(
    () => assert.fail(`${name} was answered, not refused`),
    (reason) => reason,
  );
  assert.ok(error.problem, error.message);
  return error.problem.code;
}

async function signUpAndIn(nickname, deviceType) {
  const username = `${nickname.toLowerCase()}_${randomBytes(8).toString("hex")}`;
  const password = randomBytes(15).toString("base64url");
  const device = { type: deviceType, name: `${nickname}'s`, client: "chat-client/1" };
  const first = await call("im.account.v1.AccountService/SignUp", { username, password, nickname, device });
  const again = await call("im.account.v1.SessionService/SignIn", {
    identifier: username,
    password,
    device: { ...device, deviceId: first.tokens.deviceId },
  });
  assert.equal(again.tokens.deviceId, first.tokens.deviceId, "the device stays the same one");
  assert.equal(
    await refusal("im.account.v1.SessionService/ListSessions", {}, first.tokens.accessToken),
    ProblemCode.SESSION_ENDED,
  );
  const { tokens } = await call("im.account.v1.SessionService/RefreshSession", {
    refreshToken: again.tokens.refreshToken,
  });
  step(`${nickname} signed up, signed in and refreshed as ${tokens.userId}`);
  return { nickname, tokens, id: BigInt(tokens.userId) };
}

/** Makes the two friends, and waits until both connections are told; gives their DIRECT conversation. */
async function befriend(one, other) {
  const { request } = await call(
    "im.friendship.v1.FriendshipService/RequestFriend",
    { userId: other.tokens.userId, reason: "Shall we talk?" },
    one.tokens.accessToken,
  );
  const { friend } = await call(
    "im.friendship.v1.FriendshipService/AcceptFriendRequest",
    { requestId: request.requestId },
    other.tokens.accessToken,
  );
  const conversationId = BigInt(friend.conversationId);
  for (const { connection } of [one, other]) {
    const { entry } = await connection.next("message", ({ entry }) => entry.conversationId === conversationId);
    assert.deepEqual([entry.kind, entry.sequence, entry.senderId], [EntryKind.FRIENDS_SINCE, 1n, 0n]);
    await connection.next("message", ({ entry }) => {
      const { event } = entry.kind === EntryKind.NOTICE ? fromBinary(NoticeBodySchema, entry.body) : {};
      return event?.case === "friend" && event.value.friend && event.value.conversationId === conversationId;
    });
  }
  step(`${one.nickname} and ${other.nickname} are friends in conversation ${conversationId}, and were told`);
  return conversationId;
}

// ---- wires: both carry whole frames as bytes

/** A 4-byte big-endian length before each frame. */
async function openTcp(onFrame, onEnd) {
  const socket = net.connect(Number(socketPort), socketHost).setNoDelay(true);
  let unread = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    unread = Buffer.concat([unread, bytes]);
    while (unread.length >= 4 && unread.length >= 4 + unread.readUInt32BE()) {
      const end = 4 + unread.readUInt32BE();
      onFrame(unread.subarray(4, end));
      unread = unread.subarray(end);
    }
  });
  socket.on("error", onEnd);
  socket.on("close", () => onEnd(new Error("the connection was closed")));
  await new Promise((resolve) => socket.once("connect", resolve));
  return {
    send(frame) {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(frame.length);
      socket.write(Buffer.concat([length, frame]));
    },
    close: () => socket.destroy(),
  };
}

/** One binary message for each frame. */
async function openWebSocket(onFrame, onEnd) {
  const socket = new WebSocket(`ws://${socketAddress}/socket`, { perMessageDeflate: false });
  socket.on("message", (bytes, isBinary) => {
    assert.ok(isBinary, "text is no frame");
    onFrame(bytes);
  });
  socket.on("error", onEnd);
  socket.on("close", (code) => onEnd(new Error(`the connection was closed with ${code}`)));
  await new Promise((resolve) => socket.once("open", resolve));
  return { send: (frame) => socket.send(frame), close: () => socket.terminate() };
}

// ---- a connection: frames by kind, in the order in which they came

class Connection {
  #wire;
  #arrived = [];
  #waiting = [];
  #ended;

  static async open(person, openWire) {
    const connection = new Connection();
    connection.#wire = await openWire(
      (bytes) => connection.#take(fromBinary(ServerFrameSchema, bytes).frame),
      (error) => connection.#end(error),
    );
    connection.send("hello", {
      protocolVersion: 1,
      clientName: "chat-client",
      clientVersion: "1",
      accessToken: person.tokens.accessToken,
      deviceId: BigInt(person.tokens.deviceId),
    });
    const welcome = await connection.next("welcome");
    assert.equal(welcome.connectionId.length, 16);
    assert.ok(welcome.heartbeatMillis > 0n);
    assert.equal(welcome.maxFrameBytes, MAX_FRAME_BYTES);
    assert.ok(welcome.tokenExpiresAtMillis > welcome.serverTimeMillis);
    return connection;
  }

  send(kind, value) {
    this.#wire.send(toBinary(ClientFrameSchema, create(ClientFrameSchema, { frame: { case: kind, value } })));
  }

  /** The next frame of a kind that has these marks; others stay for whoever waits for them. */
  next(kind, matches = () => true) {
    const wanted = (frame) => frame.case === kind && matches(frame.value);
    const index = this.#arrived.findIndex(wanted);
    if (index >= 0) {
      return Promise.resolve(this.#arrived.splice(index, 1)[0].value);
    }
    return new Promise((resolve, reject) => {
      const patience = setTimeout(
        () => reject(new Error(`no ${kind} in ${PATIENCE_MILLIS} ms`)),
        PATIENCE_MILLIS,
      );
      const settle = (then) => (value) => {
        clearTimeout(patience);
        then(value);
      };
      this.#waiting.push({ wanted, resolve: settle(resolve), reject: settle(reject) });
      if (this.#ended) {
        this.#end(this.#ended);
      }
    });
  }

  close() {
    this.#wire.close();
  }

  #take(frame) {
    if (frame.case === "goodbye") {
      this.#end(new Error(`Goodbye ${CloseCode[frame.value.code]}: ${frame.value.text}`));
      return;
    }
    const index = this.#waiting.findIndex((waiter) => waiter.wanted(frame));
    if (index >= 0) {
      this.#waiting.splice(index, 1)[0].resolve(frame.value);
    } else if (frame.case !== undefined) {
      this.#arrived.push(frame);
    }
  }

  #end(error) {
    this.#ended ??= error;
    this.#waiting.splice(0).forEach((waiter) => waiter.reject(this.#ended));
  }
}

// ---- the conversation

/** The conversation as Sync tells it. */
async function sync(person, conversationId) {
  const conversations = new Map();
  for (let token = "", more = true; more; ) {
    const answer = await call("im.delivery.v1.SyncService/Sync", { token }, person.tokens.accessToken);
    answer.conversations?.forEach((each) => conversations.set(each.conversationId, each));
    ({ token, more = false } = answer);
  }
  return conversations.get(String(conversationId));
}

/** Sends a text and gives its sequence. */
async function send(sender, conversationId, text) {
  const clientMessageId = randomBytes(16);
  const body = toBinary(MessageBodySchema, create(MessageBodySchema, { content: { case: "text", value: { text } } }));
  const mine = (frame) => clientMessageId.equals(frame.clientMessageId);
  const submission = { conversationId, clientMessageId, kind: EntryKind.MESSAGE, body };
  const submit = async () => {
    const answer = Promise.race([
      sender.connection.next("accepted", mine),
      sender.connection.next("refused", mine).then(({ problem }) => assert.fail(`refused: ${problem?.text}`)),
    ]);
    answer.catch(() => {}); // awaited below
    sender.connection.send("submit", submission);
    await sender.connection.next("submitted", mine);
    return answer;
  };
  const accepted = await submit();
  assert.equal(accepted.conversationId, conversationId);
  step(`${sender.nickname}'s "${text}" is submitted and accepted at ${accepted.sequence}`);
  const again = await submit();
  assert.equal(again.sequence, accepted.sequence, "sent again it keeps its sequence");
  step(`${sender.nickname}'s "${text}" sent again is still at ${again.sequence}`);
  return { text, clientMessageId, sender: sender.id, conversationId, sequence: accepted.sequence };
}

/** Waits for the message, says that it was read, and waits until its sender hears of that. */
async function receive(receiver, sender, sent) {
  const { entry } = await receiver.connection.next("message", ({ entry }) => entry.sequence === sent.sequence
    && entry.conversationId === sent.conversationId);
  assert.equal(entry.senderId, sent.sender);
  assert.equal(entry.kind, EntryKind.MESSAGE);
  assert.ok(entry.countable);
  assert.ok(sent.clientMessageId.equals(entry.clientMessageId));
  const { content } = fromBinary(MessageBodySchema, entry.body);
  assert.deepEqual([content.case, content.value.text], ["text", sent.text]);
  step(`${receiver.nickname} received "${content.value.text}" at ${entry.sequence} from ${entry.senderId}`);

  receiver.connection.send("receipt", {
    conversationId: sent.conversationId,
    readSequence: sent.sequence,
    deliveredSequence: sent.sequence,
  });
  const moved = (frame) => frame.conversationId === sent.conversationId
    && frame.userId === receiver.id && frame.readSequence >= sent.sequence;
  const cursor = await sender.connection.next("cursorAdvanced", moved);
  assert.equal(cursor.deliveredSequence, sent.sequence);
  const own = await receiver.connection.next("cursorAdvanced", moved);
  assert.equal(own.unread, 0n);
  step(`${sender.nickname} sees that ${receiver.nickname} has read up to ${cursor.readSequence}`);
}

/** What both see in the end, by Sync and by history. */
async function check(person, conversationId, sent) {
  const state = await sync(person, conversationId);
  const newest = sent.at(-1).sequence;
  assert.equal(state.newestSequence, String(newest));
  assert.equal(state.unread, undefined, "nothing is unread, and zero is left out of JSON");
  const { entries } = await call(
    "im.message.v1.MessageService/GetHistory",
    { conversationId: String(conversationId), after: "0", limit: 200 },
    person.tokens.accessToken,
  );
  assert.deepEqual(
    entries.map((entry) => entry.sequence),
    Array.from({ length: Number(newest) }, (_, index) => String(index + 1)),
  );
  assert.equal(entries[0].kind, "ENTRY_KIND_FRIENDS_SINCE");
  step(`${person.nickname} finds ${entries.length} entries in the history, none unread`);
}

const people = [];
try {
  assert.equal(await refusal("im.delivery.v1.SyncService/Sync", {}), ProblemCode.UNAUTHENTICATED);
  step("a call without a token is refused as UNAUTHENTICATED");

  const ada = await signUpAndIn("Ada", "DEVICE_TYPE_DESKTOP");
  const bob = await signUpAndIn("Bob", "DEVICE_TYPE_WEB");
  people.push(ada, bob);
  ada.connection = await Connection.open(ada, openTcp);
  step("Ada is welcomed over TCP");
  bob.connection = await Connection.open(bob, openWebSocket);
  step("Bob is welcomed over WebSocket");
  const conversation = await befriend(ada, bob);
  for (const person of people) {
    const state = await sync(person, conversation);
    assert.ok(state?.maySend, "the conversation is open");
  }
  step("both synced and may send");

  const hello = await send(ada, conversation, "Hello Bob");
  await receive(bob, ada, hello);
  const answer = await send(bob, conversation, "Hello Ada \u{1F44B}");
  assert.equal(answer.sequence, hello.sequence + 1n);
  await receive(ada, bob, answer);

  const nonce = 7n;
  for (const person of people) {
    person.connection.send("ping", { nonce });
    assert.equal((await person.connection.next("pong")).nonce, nonce);
    await check(person, conversation, [hello, answer]);
  }
  step("ok");
} catch (error) {
  console.error(`failed: ${error.message}`);
  process.exitCode = 1;
} finally {
  people.forEach((person) => person.connection?.close());
}
