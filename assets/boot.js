// Starts the program in the page: loads the wasm, or says in plain words why it cannot, and then sees to the service
// worker that makes everything work without a network. The policy of the page allows no inline script, so this is a file.

const tag = document.querySelector("script[data-js][data-wasm]");

/** Replaces "Starting Holdfast…" by a sentence a person can act on. */
function say(text) {
  const place = document.getElementById("start-message");
  if (place) {
    place.setAttribute("role", "alert");
    place.textContent = text;
  }
  for (const late of document.querySelectorAll(".start-late")) late.remove();
}

/** The smallest program with a vector in it: one function, `i8x16.popcnt (i8x16.splat (i32.const 0))`. */
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

/** The one thing this browser lacks that Holdfast cannot do without, in words, or null. */
function missing() {
  const upToDate = "Please use an up-to-date Chrome, Edge, Firefox or Safari. Nothing you saved here is lost.";
  if (!window.isSecureContext) {
    return "This address is not secure (it begins with http:), so the browser does not allow encryption here. " +
      "Please open Holdfast at its https: address.";
  }
  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiateStreaming !== "function") {
    return "This browser cannot run Holdfast, or WebAssembly is switched off in it. " + upToDate;
  }
  if (!takesModuleWorkers() || !WebAssembly.validate(VECTORS)) return "This browser is too old for Holdfast. " + upToDate;
  if (!("indexedDB" in window) || !("locks" in navigator) || !crypto.subtle) {
    return "This browser is too old for Holdfast, or its storage is switched off. " + upToDate;
  }
  return null;
}

/** Whether workers may be modules: a browser that knows them reads the option `type`. Nothing is started. */
function takesModuleWorkers() {
  if (typeof Worker !== "function") return false;
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return "invalid";
    },
  };
  try {
    new Worker("worker.js", options).terminate();
  } catch {
    // An unknown type is refused with an error, which is the answer hoped for.
  }
  return asked;
}

async function start() {
  const lack = missing();
  if (lack) {
    say(lack);
    return;
  }
  try {
    const program = await import(new URL(tag.dataset.js, document.baseURI));
    await program.default({ module_or_path: new URL(tag.dataset.wasm, document.baseURI) });
  } catch (error) {
    console.error(error);
    say("Holdfast could not start. Nothing you saved here is lost. Please reload the page; if that does not help, " +
      "tell whoever looks after this site.");
    return;
  }
  await keepForOffline();
}

/** Installs the service worker, and says by the event "holdfast-update-ready" when a newer version waits to be agreed to. */
async function keepForOffline() {
  if (!("serviceWorker" in navigator)) return;
  const workers = navigator.serviceWorker;
  // A page that had no version yet is merely being taken under the first one's care; after that, a person agreed to a
  // newer one.
  let hadVersion = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (hadVersion) location.reload();
    hadVersion = true;
  });
  let registration;
  try {
    registration = await workers.register("sw.js", { updateViaCache: "none" });
  } catch (error) {
    // Private windows and some policies refuse; the program itself runs, only not without a network.
    console.warn("Holdfast will not work offline in this window:", error.message);
    return;
  }
  const announce = () => {
    // On its way to its first duty the first version passes through "waiting" too, and in WebKit lingers there.
    const waits = registration.waiting?.state === "installed" && registration.active && workers.controller;
    if (waits) window.dispatchEvent(new CustomEvent("holdfast-update-ready"));
  };
  announce();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", announce);
  });
  // A tab that stays open for days asks for a newer version when it is looked at again, at most hourly.
  let asked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && Date.now() - asked > 3_600_000) {
      asked = Date.now();
      registration.update().catch(() => undefined);
    }
  });
}

start();
