// Goes through the chat example with the official JavaScript client and prints,
// as one JSON object, what it saw. Usage: node client.mjs URL
import { io } from "socket.io-client";

const url = process.argv[2];
const WAIT = 3000;
const seen = {};

const connect = (namespace, options = {}) =>
  io(url + namespace, { reconnection: false, forceNew: true, ...options });

const once = (socket, event) =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${event} within ${WAIT} ms`)), WAIT);
    socket.once(event, (...args) => {
      clearTimeout(timer);
      resolve(args);
    });
  });

const call = (socket, event, ...args) => socket.timeout(WAIT).emitWithAck(event, ...args);

async function refusal(namespace, options) {
  const socket = connect(namespace, options);
  const [error] = await once(socket, "connect_error");
  const state = { message: error.message, data: error.data ?? null, connected: socket.connected };
  socket.disconnect();
  return state;
}

async function talk() {
  const ada = connect("/");
  await once(ada, "connect");
  seen.connected = ada.connected;

  const welcome = once(ada, "welcome");
  const greet = (text, acknowledge) => acknowledge({ seen: true });
  ada.on("welcome", greet);
  seen.join = await call(ada, "join", { room: "lobby", nickname: "ada" });
  seen.welcome = (await welcome)[0];

  const said = once(ada, "said");
  seen.several_arguments = await call(ada, "say", "lobby", "hello");
  seen.said = await said;
  seen.too_few_arguments = await call(ada, "say", "lobby");

  const started = performance.now();
  seen.invalid_event = await call(ada, "join", { room: "lobby", nickname: 1 });
  seen.answered_within_a_second = performance.now() - started < 1000;

  ada.emit("join", { nickname: "nobody asked for an ack" });
  seen.still_connected = (await call(ada, "say", "lobby", "still here")) === 1;

  seen.recursive = await call(ada, "comment", { text: "a", replies: [{ text: "b" }] });
  seen.binary = await call(ada, "avatar", new Uint8Array([1, 2, 3]));
  seen.text_is_binary_too = await call(ada, "avatar", "as text");
  seen.no_binary_here = await call(ada, "say", "lobby", new Uint8Array([1]));

  const bob = connect("/");
  await once(bob, "connect");
  bob.on("welcome", (text, acknowledge) => acknowledge("yes"));
  const joined = once(ada, "joined");
  await call(bob, "join", { room: "lobby", nickname: "bob" });
  seen.joined = (await joined)[0];
  const pictured = once(ada, "pictured");
  await call(bob, "avatar", new Uint8Array([7, 8]));
  const [picture] = await pictured;
  seen.pictured = [picture.nickname, [...new Uint8Array(picture.picture)]];

  const admin = connect("/admin", { query: { token: "letmein", verbose: "true" } });
  seen.metric = (await once(admin, "metric"))[0];
  seen.members = await call(admin, "members");
  const announcement = once(ada, "announcement");
  admin.emit("announce", "closing soon");
  seen.announcement = (await announcement)[0];

  const left = once(ada, "left");
  bob.disconnect();
  seen.left = (await left)[0];
  admin.disconnect();
  ada.disconnect();
}

await talk();
seen.wrong_token = await refusal("/admin", { query: { token: "guess" } });
seen.no_token = await refusal("/admin");
seen.bad_flag = await refusal("/admin", { query: { token: "letmein", verbose: "maybe" } });
seen.unknown_namespace = (await refusal("/nowhere")).connected;
console.log(JSON.stringify(seen));
process.exit(0);
