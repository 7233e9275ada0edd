// Reads every row of every database, all web storage and every cached response of this origin through the browser's own
// API, and answers with one long text in which anything readable can be looked for: strings as they are, bytes as Latin-1
// and, where they are that, UTF-8. Runs as an async function.
const found = [];
function tell(value, depth = 0) {
  if (depth > 8 || value === null || value === undefined) return;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") found.push(String(value));
  else if (value instanceof ArrayBuffer) tell(new Uint8Array(value), depth);
  else if (ArrayBuffer.isView(value)) {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    found.push(new TextDecoder("latin1").decode(bytes), new TextDecoder("utf-8").decode(bytes));
    if (bytes.length % 2 === 0) found.push(new TextDecoder("utf-16le").decode(bytes));
  } else if (value instanceof Map || value instanceof Set) for (const inner of value) tell(inner, depth + 1);
  else if (Array.isArray(value)) for (const inner of value) tell(inner, depth + 1);
  else if (typeof value === "object") for (const [key, inner] of Object.entries(value)) { found.push(key); tell(inner, depth + 1); }
}
const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
  request.onblocked = () => reject(new Error("blocked"));
});
for (const { name } of await indexedDB.databases()) {
  const database = await asked(indexedDB.open(name));
  found.push(name);
  for (const table of database.objectStoreNames) {
    const store = database.transaction(table).objectStore(table);
    const [keys, rows] = await Promise.all([asked(store.getAllKeys()), asked(store.getAll())]);
    found.push(table);
    tell(keys);
    for (const row of rows) tell(row instanceof Blob ? await row.arrayBuffer() : row);
  }
  database.close();
}
for (const storage of [localStorage, sessionStorage]) {
  for (let at = 0; at < storage.length; at += 1) tell([storage.key(at), storage.getItem(storage.key(at))]);
}
for (const name of await caches.keys()) {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) {
    found.push(request.url);
    tell(await (await cache.match(request)).arrayBuffer());
  }
}
found.push(document.cookie, location.href, document.title, JSON.stringify(history.state), window.name);
return found.join("\n");
