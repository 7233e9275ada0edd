// Holdfast's own worker, under the role its name gives it, with the probe beside it in the same global scope.
import { probe } from "./probe.js";
import "./worker.js";

const channel = new BroadcastChannel("probe " + self.name);
channel.onmessage = async ({ data }) => {
  if (data.foreign) channel.postMessage({ outcome: await probe(data.foreign) });
};
channel.postMessage({ ready: true });
