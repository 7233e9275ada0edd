// Holdfast's own worker, under the role its name gives it, with the probe beside it in the same global scope.
import { listen } from "./probe.js";
import "./worker.js";

listen(self.name);
