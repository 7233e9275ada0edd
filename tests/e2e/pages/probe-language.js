// The language worker with the probe beside it in the same global scope.
import { listen } from "./probe.js";
import "./language-worker.js";

listen(self.name);
