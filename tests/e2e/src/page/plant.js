// Writes one plaintext row into a database of its own: the control of the profile search. Runs as an async function.
const [text] = arguments;
const open = indexedDB.open("planted", 1);
open.onupgradeneeded = () => open.result.createObjectStore("rows");
const database = await new Promise((resolve, reject) => {
  open.onsuccess = () => resolve(open.result);
  open.onerror = () => reject(open.error);
});
const write = database.transaction("rows", "readwrite", { durability: "strict" });
write.objectStore("rows").put({ text, bytes: new TextEncoder().encode("bytes:" + text), more: "padding ".repeat(200) }, 1);
await new Promise((resolve, reject) => {
  write.oncomplete = resolve;
  write.onabort = () => reject(write.error);
});
database.close();
