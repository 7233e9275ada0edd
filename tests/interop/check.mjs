// Opens a bundle with the npm package age-encryption and the system's tar, and checks every digest, signature and chain in it by
// docs/format.md alone: no line of Holdfast's is used.        node check.mjs BUNDLE FILE-WITH-THE-IDENTITY
import { execFileSync } from "node:child_process";
import { createHash, createPublicKey, verify, webcrypto } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";

globalThis.crypto ??= webcrypto;
const { Decrypter } = await import("age-encryption");
const [bundle, identity] = process.argv.slice(2).map((path) => readFileSync(path));
const folder = mkdtempSync("/tmp/bundle-");
process.on("exit", () => rmSync(folder, { recursive: true }));
const age = new Decrypter();
age.addIdentity(identity.toString().trim());
writeFileSync(`${folder}/inside.tar.gz`, await age.decrypt(bundle));
execFileSync("tar", ["-xzf", "inside.tar.gz"], { cwd: folder });

const must = (holds, what) => { if (!holds) throw new Error(what); };
const read = (name) => readFileSync(`${folder}/${name}`);
const hex = (digits) => Buffer.from(digits, "hex");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const long = (bytes) => Buffer.concat([hex(bytes.length.toString(16).padStart(16, "0")), Buffer.from(bytes)]);
const fingerprint = (school, key) => sha256(Buffer.concat(["holdfast/1/device", hex(school), hex(key)].map(long)));
const signed = (label, key, bytes, sig) => verify(null, Buffer.concat([long(label), Buffer.from(bytes)]),
  createPublicKey({ format: "jwk", key: { kty: "OKP", crv: "Ed25519", x: hex(key).toString("base64url") } }), hex(sig));

const manifest = JSON.parse(read("manifest.json"));
must(signed("holdfast/1/manifest", manifest.signer, read("manifest.json"), read("manifest.sig").toString()), "manifest.sig");
must(fingerprint(manifest.school, manifest.signer) === manifest.device, "device");
for (const { name, length, sha256: digest } of manifest.parts) must(read(name).length === length && sha256(read(name)) === digest, name);
const [keys, heads, kinds] = [{ [manifest.device]: manifest.signer }, { ...manifest.base }, {}];
for (const line of read("entries.jsonl").toString().split("\n").slice(0, -1)) {
  const [, header, body, sig] = /^\{"header":(\{[^}]*\})(?:,"body":(.*))?,"sig":"([0-9a-f]{128})"\}$/.exec(line);
  const [{ device, seq, prev, commit }, what] = [JSON.parse(header), body && JSON.parse(body).what];
  if (what?.kind === "enrol" && fingerprint(what.school, what.keys.sign) === device) keys[device] = what.keys.sign;
  must(signed("holdfast/1/entry", keys[device], header, sig), `signature of ${device} ${seq}`);
  must(!body || sha256(body) === commit, `body of ${device} ${seq}`);
  must(seq === (heads[device]?.seq ?? -1) + 1 && prev === (heads[device]?.head ?? null), `chain of ${device} at ${seq}`);
  heads[device] = { seq, head: sha256(header) };
  kinds[what?.kind ?? "withheld"] = (kinds[what?.kind ?? "withheld"] ?? 0) + 1;
}
for (const [device, { seq, head }] of Object.entries(manifest.heads)) must(heads[device].seq === seq && heads[device].head === head, `head of ${device}`);
const files = readdirSync(folder).includes("files") ? readdirSync(`${folder}/files`) : [];
process.stdout.write(JSON.stringify({ kind: manifest.kind, heads, kinds, files }));
