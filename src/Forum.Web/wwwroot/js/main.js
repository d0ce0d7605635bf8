import "./menus.js";
import "./times.js";
import "./place.js";
import "./offline.js";

// Writing tools are fetched only where one can write.
if (document.querySelector("[data-composer]")) import("./composer.js");
if (document.querySelector("[data-template]")) import("./template.js");
