// The probe in the page itself.
import { listen } from "./probe.js";

listen("page");
