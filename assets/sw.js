// Keeps one whole version of Holdfast on this device, so that everything works with the server stopped.
//
// The list below is written by the build: every file of this version with the SHA-256 of its bytes. Any change to any
// file therefore changes this script, and the browser installs it beside the version in use. A version is installed
// whole or not at all: a file that does not match its hash (a host in the middle of an upload) stops the installation,
// and the version in use stays. A waiting version takes over only on the message {type: "activate"}, which the page
// sends when the person has agreed; it never skips the waiting by itself.

const FILES = {};
// What is fetched when it is first wanted and then kept: the language check, which is more than twice as big as all the
// rest. Nobody's first visit waits for it, nobody's line carries it who never writes, and a host that has lost it stops
// no installation. It is named by its content, so a newer version that has the same one takes it over.
const WANTED = {};
const HEADERS = {};
const VERSION = "unbuilt";

const NAME = "holdfast-" + VERSION;
const here = new URL("./", self.location.href);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data && event.data.type === "activate") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== here.origin || !url.href.startsWith(here.href)) return;
  const below = url.pathname.slice(here.pathname.length);
  const path = request.mode === "navigate" || below === "" ? "index.html" : below;
  if (Object.hasOwn(FILES, path)) event.respondWith(serve(path));
  else if (Object.hasOwn(WANTED, path)) event.respondWith(fetchOnce(path));
});

async function install() {
  const cache = await caches.open(NAME);
  await Promise.all(Object.keys(FILES).map(async (path) => cache.put(new URL(path, here), await download(path))));
  await takeOver(cache).catch(() => undefined);
}

/** Who had the language check in the version in use has it in this one: the same bytes, or the newer ones. */
async function takeOver(cache) {
  for (const name of await caches.keys()) {
    if (name === NAME || !name.startsWith("holdfast-")) continue;
    const old = await caches.open(name);
    const kept = (await old.keys()).map((request) => new URL(request.url).pathname.slice(here.pathname.length));
    if (!kept.some((path) => /^language-[0-9a-f]+\.wasm$/.test(path))) continue;
    for (const path of Object.keys(WANTED)) {
      const same = await old.match(new URL(path, here));
      await cache.put(new URL(path, here), same || (await download(path)));
    }
  }
}

const underWay = new Map();

/** A file that is fetched when it is first wanted: from the cache, or once from the host and then kept. */
async function fetchOnce(path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(new URL(path, here));
  if (kept) return kept;
  if (!underWay.has(path)) {
    // Without a network there is none to be had. The answer is then an empty program, which does not start, and the form
    // says that nothing is checked: a failed request would be an error in the console each time that somebody types.
    const none = () => new Response(null, { headers: { "Content-Type": "application/wasm" } });
    const wanted = download(path).catch(none).finally(() => underWay.delete(path));
    underWay.set(path, wanted);
  }
  const response = (await underWay.get(path)).clone();
  if (response.body === null) return response;
  // Without room it is used all the same, and fetched again the next time.
  await cache.put(new URL(path, here), response.clone()).catch(() => undefined);
  return response;
}

/** One file from the host, checked against its hash, with the headers that this version asks for. */
async function download(path) {
  // The bare address, because many hosts redirect index.html to it.
  const response = await fetch(new URL(path === "index.html" ? "./" : path, here), { cache: "no-store" });
  if (!response.ok) throw new Error(path + ": " + response.status);
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== (FILES[path] || WANTED[path])) throw new Error(path + " does not belong to this version");
  const headers = new Headers(HEADERS);
  headers.set("Content-Type", response.headers.get("Content-Type") || "application/octet-stream");
  return new Response(bytes, { headers });
}

async function activate() {
  const old = (await caches.keys()).filter((name) => name.startsWith("holdfast-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function serve(path) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(new URL(path, here));
  // The browser may have cleared its caches under pressure; the host is then the only place left.
  return kept || fetch(new URL(path === "index.html" ? "./" : path, here));
}
