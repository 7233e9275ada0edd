// Tries everything that the Content-Security-Policy must refuse, in a page or in a worker, and answers with what got
// through. `foreign` is another origin that would answer if it were asked.

const within = (promise) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), 5_000))]);

async function got(attempt) {
  try {
    await within(attempt());
    return true;
  } catch {
    return false;
  }
}

/** Says that it is ready, and probes when it is told a foreign origin. */
export function listen(place) {
  const channel = new BroadcastChannel("probe " + place);
  channel.onmessage = async ({ data }) => {
    if (data.foreign) channel.postMessage({ outcome: await probe(data.foreign) });
  };
  channel.postMessage({ ready: true });
}

async function probe(foreign) {
  const through = [];
  const refused = new Set();
  self.addEventListener("securitypolicyviolation", (event) => refused.add(event.effectiveDirective));
  const attempts = {
    "eval": () => (0, eval)("1"),
    "new Function": () => new Function("return 1")(),
    "a timer made of text": () =>
      new Promise((resolve, reject) => {
        self.probeTimer = resolve;
        setTimeout("self.probeTimer()", 0);
        setTimeout(reject, 500);
      }),
    "fetch from a foreign origin": () => fetch(foreign + "fetch", { mode: "no-cors" }),
    "an XMLHttpRequest to a foreign origin": () =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open("GET", foreign + "xhr");
        request.onload = resolve;
        request.onerror = reject;
        request.send();
      }),
    "a WebSocket to a foreign origin": () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(foreign.replace("http", "ws") + "socket");
        socket.onopen = resolve;
        socket.onerror = reject;
      }),
    "an import from a foreign origin": () => import(foreign + "probe.js"),
    "a worker made from a blob": () => started(URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" }))),
    "a worker made from a data address": () => started("data:text/javascript,postMessage(1)"),
  };
  if (typeof document === "object") {
    Object.assign(attempts, {
      "an inline script": () => inserted("script", (script) => { script.textContent = "self.probeInline = true"; })
        .then(() => self.probeInline || Promise.reject()),
      "an inline handler": () => inserted("button", (button) => {
        button.setAttribute("onclick", "self.probeHandler = true");
        button.click();
      }).then(() => self.probeHandler || Promise.reject()),
      "an inline style": () => inserted("p", (p) => p.setAttribute("style", "width: 77px"), (p) => {
        if (getComputedStyle(p).width === "77px") return undefined;
        throw new Error("not applied");
      }),
      "a script from a foreign origin": () => loaded("script", (script) => { script.src = foreign + "probe.js"; }),
      "a picture from a foreign origin": () => loaded("img", (img) => { img.src = foreign + "icons/icon-192.png"; }),
      // A refused frame still says "loaded": whether it was asked for is seen in the foreign site's log.
      "a frame from a foreign origin": () =>
        loaded("iframe", (frame) => { frame.src = foreign + "frame"; }).then(() => Promise.reject()),
      "a stylesheet from a foreign origin": () =>
        loaded("link", (link) => { link.rel = "stylesheet"; link.href = foreign + "start.css"; }),
    });
  }
  for (const [name, attempt] of Object.entries(attempts)) {
    if (await got(attempt)) through.push(name);
  }
  return { through, tried: Object.keys(attempts).length, refused: [...refused] };
}

function started(address) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address);
    worker.onmessage = resolve;
    worker.onerror = reject;
  });
}

async function inserted(tag, prepare, look = () => undefined) {
  const element = document.createElement(tag);
  document.body.append(element);
  try {
    prepare(element);
    if (tag === "script") document.body.append(element);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return look(element);
  } finally {
    element.remove();
  }
}

async function loaded(tag, prepare) {
  const element = document.createElement(tag);
  try {
    await new Promise((resolve, reject) => {
      element.onload = resolve;
      element.onerror = reject;
      prepare(element);
      document.body.append(element);
      setTimeout(reject, 1_000);
    });
  } finally {
    element.remove();
  }
}
