// Writes one plaintext row into a database of its own: the control of the profile search. Runs as an async function.
const [text] = arguments;
const open = indexedDB.open("planted", 1);
open.onupgradeneeded = () => open.result.createObjectStore("rows");
const database = await new Promise((resolve, reject) => {
  open.onsuccess = () => resolve(open.result);
  open.onerror = () => reject(open.error);
});
const write = database.transaction("rows", "readwrite", { durability: "strict" });
// A row too short to be packed; and one whose words, in capitals, come after their own halves, so that whoever packs it
// writes them as references to those: they can only be found by unpacking.
const capitals = text.toUpperCase();
const half = Math.floor(capitals.length / 2);
const halves = `<${capitals.slice(0, half)}> <${capitals.slice(half)}>`;
write.objectStore("rows").put(text, 1);
write.objectStore("rows").put({ halves, capitals, padding: "padding ".repeat(2_000) }, 2);
// Chromium packs only once some four million bytes have gathered.
const [, filling] = arguments;
for (let number = 0; number < filling; number += 1) write.objectStore("rows").put("filling ".repeat(6_000), 3 + number);
await new Promise((resolve, reject) => {
  write.oncomplete = resolve;
  write.onabort = () => reject(write.error);
});
database.close();
