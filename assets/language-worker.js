// The worker that checks spelling and grammar: a program of its own, fetched when a form is first opened. It is a plain
// file, because the policy of the page refuses workers made from blobs. Texts and names come by message and go nowhere.
//
// In: {names: [text]} before anything else, then any number of {id, text}. Out: {id, findings: JSON}, in order; or
// {broken: true}, and then nothing more.

import init, { Checker } from "./language.js";

const ready = init();
// Whoever asks first hears of it below; without a question nothing is amiss.
ready.catch(() => undefined);
let checker;

self.addEventListener("message", async ({ data }) => {
  try {
    await ready;
    if (data.names) {
      checker?.free();
      checker = new Checker(data.names);
    } else {
      self.postMessage({ id: data.id, findings: checker.check(data.text) });
    }
  } catch {
    // It could not be fetched, or broke on a text: the page says that nothing is checked. What it was is nobody's business.
    self.postMessage({ broken: true });
    self.close();
  }
});
