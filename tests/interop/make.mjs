// Makes a hand-over by docs/format.md alone: a device of its own enrols and records a concern with a letter. The question on
// standard input says the school, the recipient (age1pq1…) and what was seen; the bundle comes on standard output.
import { execFileSync } from "node:child_process";
import { createHash, generateKeyPairSync, randomBytes, sign, webcrypto } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";

globalThis.crypto ??= webcrypto;
const { Encrypter, generateHybridIdentity, identityToRecipient } = await import("age-encryption");
const { school, recipient, narrative, letter } = JSON.parse(readFileSync(0));
const folder = mkdtempSync("/tmp/bundle-");
process.on("exit", () => rmSync(folder, { recursive: true }));

const hex = (digits) => Buffer.from(digits, "hex");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const long = (bytes) => Buffer.concat([hex(bytes.length.toString(16).padStart(16, "0")), Buffer.from(bytes)]);
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const signer = Buffer.from(publicKey.export({ format: "jwk" }).x, "base64url").toString("hex");
const signed = (label, bytes) => sign(null, Buffer.concat([long(label), Buffer.from(bytes)]), privateKey).toString("hex");
const device = sha256(Buffer.concat(["holdfast/1/device", hex(school), hex(signer)].map(long)));

const who = { person: randomBytes(16).toString("hex"), name: "Noor Haddad", job: "Supply teacher" };
const file = sha256(letter);
const keys = { sign: signer, seal: await identityToRecipient(await generateHybridIdentity()) };
const happenings = [
  { kind: "enrol", school, keys, label: "NH" },
  {
    kind: "concern", narrative, happened: "unknown", observed: "unknown", told: "not-yet", danger: false,
    pupils: [{ child: { unlisted: "A child in Year 2" }, role: "subject", name: "A child in Year 2" }],
    attachments: [{ file, name: "letter.txt", kind: "text", bytes: Buffer.byteLength(letter) }],
  },
];
let [entries, head] = ["", null];
happenings.forEach((what, seq) => {
  const now = Date.now();
  const body = JSON.stringify({ salt: randomBytes(16).toString("hex"), who, at: { clock: now, tick: seq, wall: now }, what });
  const header = JSON.stringify({ v: 1, alg: "ed25519", device, seq, prev: head, commit: sha256(body) });
  entries += `{"header":${header},"body":${body},"sig":"${signed("holdfast/1/entry", header)}"}\n`;
  head = sha256(header);
});
const part = (name, bytes) => ({ name, length: Buffer.byteLength(bytes), sha256: sha256(bytes) });
const manifest = JSON.stringify({
  v: 1, kind: "hand-over", school, device, signer, bundle: randomBytes(16).toString("hex"), number: 1,
  recipients: [sha256(recipient)], base: {}, heads: { [device]: { seq: happenings.length - 1, head } },
  volume: 1, volumes: 1, made: Date.now(), parts: [part("entries.jsonl", entries), part(`files/${file}`, letter)],
});
mkdirSync(`${folder}/files`);
const members = { "manifest.json": manifest, "manifest.sig": signed("holdfast/1/manifest", manifest), "entries.jsonl": entries, [`files/${file}`]: letter };
for (const [name, bytes] of Object.entries(members)) writeFileSync(`${folder}/${name}`, bytes);
const options = ["--format=ustar", "--mode=644", "--mtime=@0", "-czf", "inside.tar.gz"];
execFileSync("tar", [...options, ...Object.keys(members)], { cwd: folder });
const age = new Encrypter();
age.addRecipient(recipient);
process.stdout.write(await age.encrypt(readFileSync(`${folder}/inside.tar.gz`)));
