// Answers questions about age files by means of `age-encryption`, an implementation that shares no code with ours.
// A JSON question on standard input, a JSON answer on standard output; files and texts travel in base64.

import { webcrypto } from "node:crypto";

// Node before 20 has the browser's cryptography, but not under its name.
globalThis.crypto ??= webcrypto;
const age = await import("age-encryption");

const decode = (text) => new Uint8Array(Buffer.from(text, "base64"));
const encode = (bytes) => Buffer.from(bytes).toString("base64");

const answers = {
  async identity() {
    const identity = await age.generateHybridIdentity();
    return { identity, recipient: await age.identityToRecipient(identity) };
  },

  async recipient({ identity }) {
    return { recipient: await age.identityToRecipient(identity) };
  },

  async seal({ text, recipients = [], passphrase, armoured }) {
    const encrypter = new age.Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    if (passphrase) {
      encrypter.setPassphrase(passphrase);
      encrypter.setScryptWorkFactor(16);
    }
    const file = await encrypter.encrypt(decode(text));
    return { file: encode(armoured ? Buffer.from(age.armor.encode(file)) : file) };
  },

  async open({ file, identity, passphrase, armoured }) {
    const decrypter = new age.Decrypter();
    if (identity) decrypter.addIdentity(identity);
    if (passphrase) decrypter.addPassphrase(passphrase);
    const bytes = armoured ? age.armor.decode(Buffer.from(decode(file)).toString("latin1")) : decode(file);
    try {
      return { text: encode(await decrypter.decrypt(bytes)) };
    } catch (error) {
      return { refused: String(error.message) };
    }
  },

  // The format's own test vectors: a header of `name: value` lines, an empty line, the file.
  async vectors() {
    return Object.entries(await import("cctv-age")).map(([name, content]) => {
      const bytes = Buffer.from(content);
      const end = bytes.indexOf("\n\n");
      const fields = bytes.subarray(0, end).toString().split("\n").map((line) => {
        const colon = line.indexOf(": ");
        return [line.slice(0, colon), line.slice(colon + 2)];
      });
      const all = (wanted) => fields.filter(([key]) => key === wanted).map(([, value]) => value);
      return {
        name,
        expect: all("expect")[0],
        payload: all("payload")[0] ?? null,
        identities: all("identity"),
        passphrases: all("passphrase"),
        armoured: all("armored")[0] === "yes",
        compressed: all("compressed")[0] ?? null,
        file: encode(bytes.subarray(end + 2)),
      };
    });
  },
};

let question = "";
for await (const part of process.stdin) question += part;
const { ask, ...rest } = JSON.parse(question);
process.stdout.write(JSON.stringify(await answers[ask](rest)));
