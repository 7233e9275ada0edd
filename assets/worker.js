// A worker on the same wasm as the page: the name it was given ("vault" or "stretch") says what it does.
// It is a plain file, because the policy of the page refuses workers made from blobs.

import init, { run_worker } from "./holdfast.js";

// Messages that come in while the wasm still loads are kept and handed on in order.
const early = [];
const keep = (event) => early.push(event);
self.addEventListener("message", keep);

await init({ module_or_path: new URL("holdfast_bg.wasm", import.meta.url) });
self.removeEventListener("message", keep);
run_worker();
for (const event of early) self.dispatchEvent(new MessageEvent("message", { data: event.data, ports: [...event.ports] }));
